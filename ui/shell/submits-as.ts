import { subject } from '@casl/ability';
import { type CaseKind, startersOf } from '../../workflows/flows/index.ts';
import type { AppAbility } from '../../policies/ability.ts';
import type { SubmitsAs } from '../components/form/field-context.ts';
import type { Session } from './session.ts';

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
    && (startersOf(kind).organizations?.kinds.includes(organization.kind) ?? false) && may({ organizationId: organization.id });
  const forOneself = professional !== null && may({ accountId: account.id });
  return [...(forOrganization ? ['organization' as const] : []), ...(forOneself ? ['oneself' as const] : [])];
}
