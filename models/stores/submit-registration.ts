import type { Transaction } from 'sequelize';
import { registrationReview } from '../../workflows/flows/registration-review/definition.ts';
import type { CaseModel } from '../case.ts';
import { withTransaction } from '../database.ts';
import { RegistrationCredentialModel } from '../registration-credential.ts';
import { prepareRegistration } from '../submissions/registration-review.ts';
import type { SubmissionRefusal } from '../submissions/submission.ts';
import { AttachmentsUnusableError } from './attachments.ts';
import type { Registration } from './refuse-choices.ts';
import type { RequestDeps } from './requests.ts';
import type { Reviewer } from './reviewer.ts';
import { SubjectBusyError, submitCase } from './submit-case.ts';

export interface RegistrationInput extends Registration {
  /** Hashed before the transaction, waits beside the case until its end; null when the person has an account. */
  readonly passwordHash: string | null;
  /** The person himself, when he is signed in. */
  readonly submitterAccountId: string | null;
  /** Who has uploaded the files of the form: `account:<id>` or `visitor:<id>`. */
  readonly owner: string;
  readonly at: string;
  /** Runs in the same transaction once the case is written; what it throws undoes everything. */
  readonly alsoWrite: (found: CaseModel, reviewer: Reviewer, transaction: Transaction) => Promise<void>;
}

export type RegistrationResult =
  | { readonly status: 'submitted'; readonly found: CaseModel; readonly reviewer: Reviewer }
  | { readonly status: 'attachment-missing'; readonly fields: readonly string[] }
  | { readonly status: SubmissionRefusal };

/**
 * Submits a registration (manual §1): case, form, first event, waiting password and outbox row in one
 * transaction. A refusal writes nothing.
 */
export async function submitRegistration(deps: RequestDeps, input: RegistrationInput): Promise<RegistrationResult> {
  try {
    return await withTransaction(deps.sequelize, (transaction) => submitWithin(deps, input, transaction));
  } catch (error) {
    if (error instanceof AttachmentsUnusableError) return { status: 'attachment-missing', fields: error.fields };
    if (error instanceof SubjectBusyError) return { status: 'already-registered' };
    throw error;
  }
}

/** As {@link submitRegistration}, as a part of a transaction; a refusal of the database makes that void. */
export async function submitWithin(
  deps: RequestDeps, { subject, form, passwordHash, submitterAccountId, owner, at, alsoWrite }: RegistrationInput, transaction: Transaction,
): Promise<RegistrationResult> {
  const prepared = await prepareRegistration(deps, { subject, form, submitterAccountId }, transaction);
  if (prepared.status !== 'prepared') return prepared;
  const { submission, reviewer } = prepared;
  const found = await submitCase(deps.sequelize, {
    ...submission, flowId: registrationReview.id, subject, submitterAccountId, owner, at,
  }, transaction);
  if (passwordHash !== null) await RegistrationCredentialModel.create({ caseId: found.id, passwordHash }, { transaction });
  await alsoWrite(found, reviewer, transaction);
  return { status: 'submitted', found, reviewer };
}
