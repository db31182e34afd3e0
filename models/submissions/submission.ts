import type { Transaction } from 'sequelize';
import type { FieldError } from '../../workflows/shared/field-errors.ts';
import type { CaseModel } from '../case.ts';
import type { SubmissionInput } from '../stores/submit-case.ts';
import type { RequestDeps } from '../stores/requests.ts';
import type { Reviewer } from '../stores/reviewer.ts';

/** What a submitted form says of its case: columns of the case, the form as it is stored, and its checks. */
export type PreparedSubmission = Pick<
  SubmissionInput,
  'subjectKey' | 'subjectName' | 'divisionCode' | 'superiorId' | 'successorId' | 'subjectOrganizationId' | 'subjectRecordId' | 'base' | 'submitterPersonIndex' | 'subjectPersonIndex'
  | 'chain' | 'rulesVersion' | 'stored' | 'attachments' | 'checks'
> & {
  /** Writes what the flow keeps of its form beside the case, once that is there; in the same transaction, in every round. */
  readonly keep?: (caseId: string, transaction: Transaction) => Promise<void>;
  /** The case of the class that it closes; that stands before what its form was copied from. */
  readonly closes?: string;
};

/** Why a form cannot be submitted, as codes of problems. */
export type SubmissionRefusal = 'already-registered' | 'employed-elsewhere' | 'not-employed' | 'reviewer-missing';

export type SubmissionResult =
  | { readonly status: 'prepared'; readonly submission: PreparedSubmission; readonly reviewer: Reviewer }
  /** Field names stand below `form`. */
  | { readonly status: 'invalid'; readonly errors: readonly FieldError[] }
  | { readonly status: SubmissionRefusal };

/** What of a case that was returned stays in its next round. */
export type PresentCase = Pick<CaseModel, 'id' | 'rulesVersion' | 'chain' | 'subjectPersonIndex' | 'superiorId'>;

export interface SubmissionQuestion {
  readonly subject: string;
  /** As it was sent; parsed again, because it may come from a stored request. */
  readonly form: unknown;
  /** The record it is about, where a flow has several of them. */
  readonly recordId?: string | null;
  /** Whom it is about, where somebody submits it for another. */
  readonly personId?: string | null;
  /** The class whose roster is declared by whoever has held it. */
  readonly classId?: string | null;
  /** In a later round: the case as it is, whose rules and person stay. */
  readonly present?: PresentCase | null;
  /** Who submits, when he is signed in. */
  readonly submitterAccountId: string | null;
  /** The organization in whose name he does; null for himself. */
  readonly organizationId: string | null;
}

/**
 * Reads a form of a flow with fresh data, for the first round and for every later one. Writes nothing; refusals are
 * values.
 */
export type PrepareSubmission = (
  deps: RequestDeps, question: SubmissionQuestion, transaction: Transaction,
) => Promise<SubmissionResult>;
