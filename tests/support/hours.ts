import type { Sequelize } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { createActivities } from '../../activities/index.ts';
import { queryRows } from '../../models/database.ts';
import { createAttachment } from '../../models/stores/attachments.ts';
import { type FormToSubmit, submitForm, type SubmittedForm } from '../../models/stores/submit-form.ts';
import type { RequestDeps } from '../../models/stores/requests.ts';
import type { Assertions } from '../../platform/assertion.ts';
import type { TransitionResult } from '../../workflows/shared/command.ts';
import type { StudyForm } from '../../workflows/shared/hours/study-forms.ts';
import { makeCommand } from './commands.ts';
import { employAccount } from './employees.ts';
import { makeAdministrator, makeOrganization, type TestAdministrator } from './organizations.ts';

/** The instant of declarations and decisions in tests. */
export const HOURS_AT = '2026-11-03T02:00:00.000Z';

export type HoursDeps = RequestDeps & { readonly assertions: Assertions };

/** An organization and somebody who decides in its name. */
export interface Office {
  readonly id: string;
  readonly reviewer: TestAdministrator;
}

/** A professional with an account and a unit. */
export interface Professional {
  readonly accountId: string;
  readonly personId: string;
  readonly personIndex: string;
}

/** An organization below another, with a reviewer of its own. */
export async function makeOffice(deps: HoursDeps, kind: 'department' | 'employer' | 'hrss' | 'base', superiorId: string | null = null): Promise<Office> {
  const { id } = await makeOrganization(deps.sequelize, { kind, superiorId });
  return { id, reviewer: await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId: id, roleCode: 'super-administrator' }) };
}

/** Somebody who works in a unit and administers nothing there. */
export async function makeProfessional(deps: HoursDeps, unitId: string, since = '2026-01-01T00:00:00.000Z'): Promise<Professional> {
  const { id: elsewhere } = await makeOrganization(deps.sequelize, { kind: 'employer' });
  const { accountId } = await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId: elsewhere, name: '韩梅' });
  return { accountId, ...await employAccount(deps.sequelize, { accountId, organizationId: unitId, since }) };
}

/** Files that this owner has uploaded. */
export async function makeFiles(deps: HoursDeps, owner: string, count = 1): Promise<string[]> {
  const ids = Array.from({ length: count }, () => uuidv7());
  for (const id of ids) await createAttachment(deps.sealing, { id, name: '证明.pdf', mediaType: 'application/pdf', size: 100, sha256: 'a'.repeat(64), owner, at: HOURS_AT });
  return ids;
}

export interface DeclarationInput {
  readonly studyForm: StudyForm;
  readonly form: Readonly<Record<string, unknown>>;
  readonly accountId: string;
  readonly organizationId?: string | null;
  readonly personId?: string | null;
  readonly more?: Partial<FormToSubmit>;
}

/** Declares hours as the API does; the case is to be opened. */
export async function declare(deps: HoursDeps, { studyForm, form, accountId, organizationId = null, personId = null, more = {} }: DeclarationInput): Promise<SubmittedForm> {
  return submitForm(deps, {
    flowId: 'creditHourReview', subject: studyForm, form, submitterAccountId: accountId, organizationId, personId, owner: `account:${accountId}`, at: HOURS_AT,
    alsoWrite: async () => Promise.resolve(), ...more,
  });
}

/** A plan of self-study of which everything is accepted, without its files. */
export const selfStudy = (more: object = {}) => ({
  year: 2026, learningSubject: 'professional', title: '岗位专业知识自学', startsOn: '2026-03-02', endsOn: '2026-06-30', hours: 12,
  planNumber: '2026-自学-01', result: 'qualified', remark: '', ...more,
});

/** Decides a case as a reviewer does. */
export async function decideHours(
  deps: HoursDeps, activities: Pick<ReturnType<typeof createActivities>, 'transition'>,
  { caseId, by, verb = 'approve', revision, ...body }: {
    caseId: string; by: TestAdministrator; verb?: 'approve' | 'return' | 'reject'; revision?: number; reason?: string; recognizedHours?: number;
  },
): Promise<TransitionResult> {
  const expectedRevision = revision ?? await revisionOf(deps.sequelize, caseId);
  const command = await makeCommand(deps, { caseId, verb, expectedRevision, by, issuedAt: HOURS_AT, ...body });
  return activities.transition({ command, acceptedAt: HOURS_AT, at: HOURS_AT });
}

async function revisionOf(sequelize: Sequelize, caseId: string): Promise<number> {
  const [row] = await queryRows<{ revision: number }>(sequelize, 'SELECT revision FROM cases WHERE id = :caseId', { caseId });
  return row?.revision ?? 0;
}
