import type { Sequelize, Transaction } from 'sequelize';
import type { FlowId } from '../../workflows/flows/index.ts';
import type { CaseModel } from '../case.ts';
import { withTransaction } from '../database.ts';
import { submissions } from '../submissions/index.ts';
import type { SubmissionQuestion, SubmissionResult } from '../submissions/submission.ts';
import { AttachmentsUnusableError } from './attachments.ts';
import type { RequestDeps } from './requests.ts';
import type { Reviewer } from './reviewer.ts';
import { SubjectBusyError, submitCase, type SubmissionInput } from './submit-case.ts';

export interface FormToSubmit extends SubmissionQuestion {
  readonly flowId: FlowId;
  /** Who has uploaded the files of the form: `account:<id>` or `visitor:<id>`. */
  readonly owner: string;
  readonly at: string;
  /** The case that it follows, as its copy or appeal; without one, none. */
  readonly follows?: SubmissionInput['follows'];
  /** The list of people in which it is declared with others, and from when on its workflow is started then. */
  readonly groupId?: string | null;
  readonly startsFrom?: string;
  /** Runs in the same transaction once the case is written; what it throws undoes everything. */
  readonly alsoWrite: (found: CaseModel, reviewer: Reviewer, transaction: Transaction) => Promise<void>;
}

export type SubmittedForm =
  | { readonly status: 'submitted'; readonly found: CaseModel; readonly reviewer: Reviewer }
  | { readonly status: 'attachment-missing'; readonly fields: readonly string[] }
  | { readonly status: 'subject-busy' }
  | Exclude<SubmissionResult, { readonly status: 'prepared' }>;

/**
 * Submits a form of a flow: case, form, first event and outbox row in one transaction. A refusal writes nothing.
 */
export async function submitForm(deps: RequestDeps, input: FormToSubmit): Promise<SubmittedForm> {
  return submitInTransaction(deps.sequelize, (transaction) => submitWithin(deps, input, transaction));
}

/** Submits in a transaction of its own; what the database refuses is a value as every other refusal, and writes nothing. */
export async function submitInTransaction(
  sequelize: Sequelize, submit: (transaction: Transaction) => Promise<SubmittedForm>,
): Promise<SubmittedForm> {
  try {
    return await withTransaction(sequelize, submit);
  } catch (error) {
    if (error instanceof AttachmentsUnusableError) return { status: 'attachment-missing', fields: error.fields };
    if (error instanceof SubjectBusyError) return { status: 'subject-busy' };
    throw error;
  }
}

/** As {@link submitForm}, as a part of a transaction; a refusal of the database makes that void. */
export async function submitWithin(
  deps: RequestDeps, { flowId, owner, at, follows = null, groupId = null, startsFrom = at, alsoWrite, ...question }: FormToSubmit, transaction: Transaction,
): Promise<SubmittedForm> {
  const prepared = await submissions[flowId](deps, question, transaction);
  if (prepared.status !== 'prepared') return prepared;
  const { submission: { keep, closes, ...submission }, reviewer } = prepared;
  const { subject, submitterAccountId, organizationId } = question;
  const found = await submitCase(deps.sequelize, {
    ...submission, flowId, subject, submitterAccountId, submitterOrganizationId: organizationId, groupId,
    follows: closes === undefined ? follows : { caseId: closes, relation: 'closing' }, startsFrom, owner, at,
  }, transaction);
  await keep?.(found.id, transaction);
  await alsoWrite(found, reviewer, transaction);
  return { status: 'submitted', found, reviewer };
}
