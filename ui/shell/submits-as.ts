import { subject } from '@casl/ability';
import { type CaseKind, caseKindsOf } from '../../workflows/flows/index.ts';
import type { OrganizationKind } from '../../workflows/shared/user-types.ts';
import type { AppAbility } from '../../policies/ability.ts';
import type { SubmitsAs } from '../components/form/field-context.ts';
import type { Session } from './session.ts';

/** What holds classes. */
const TEACHING: readonly OrganizationKind[] = ['base', 'employer'];

/** What people work in, and what has a superior; other organizations start no case of the kind. */
const OF_ORGANIZATIONS: Readonly<Partial<Record<CaseKind, readonly OrganizationKind[]>>> = {
  'superiorChange.organization': ['department', 'employer', 'base'],
  'personnelTransfer.person': ['department', 'employer'],
  'changeReview.organization': ['department', 'employer', 'base'],
  'trainingPlanReview.annualPlan': TEACHING,
  'trainingPlanReview.trainingClass': TEACHING,
  'trainingPlanReview.classClosing': TEACHING,
  'trainingPlanReview.annualSummary': TEACHING,
  ...Object.fromEntries(caseKindsOf('creditHourReview').map((kind) => [kind, ['department', 'employer']])),
};

/** The kinds that are started by people who are signed in. */
export const STARTED_KINDS = [
  'personnelTransfer.person', 'superiorChange.organization', 'changeReview.organization', 'changeReview.title', 'changeReview.identity',
  'trainingPlanReview.annualPlan', 'trainingPlanReview.trainingClass',
] as const satisfies readonly CaseKind[];

/** Where a case of a kind is started. */
export function submissionPathOf(kind: string): string {
  return `/cases/new/${kind.replace('.', '/')}`;
}

/** Where hours are declared: how they were earned is chosen there. */
export const DECLARATION_PATH = '/cases/new/creditHourReview';

/** Whether the signed-in person declares hours for anybody. */
export function declaresHours(session: Session | null, ability: AppAbility | null): boolean {
  return submitsAs('creditHourReview.other', session, ability).length > 0;
}

/** In whose name the signed-in person may start a case of a kind; what he may is judged again by the server. */
export function submitsAs(kind: CaseKind, session: Session | null, ability: AppAbility | null): SubmitsAs[] {
  if (session === null || ability === null) return [];
  const { account, membership, organization, professional } = session;
  const may = (owner: object): boolean => ability.can('submit', subject('Case', { kind, ...owner }));
  const forOrganization = membership !== null && organization !== null
    && (OF_ORGANIZATIONS[kind]?.includes(organization.kind) ?? true) && may({ organizationId: organization.id });
  const forOneself = professional !== null && may({ accountId: account.id });
  return [...(forOrganization ? ['organization' as const] : []), ...(forOneself ? ['oneself' as const] : [])];
}
