import type { Transaction } from 'sequelize';
import type { CaseModel } from '../case.ts';
import { CaseSubmissionModel } from '../case-submission.ts';
import { findRows } from '../find-rows.ts';

const read = new WeakMap<CaseModel, CaseSubmissionModel>();

/** Remembers the submission of the present round of a case, which this transaction has written. */
export function knowSubmission(found: CaseModel, submission: CaseSubmissionModel): void {
  read.set(found, submission);
}

/**
 * The submission of the present round of a case that this transaction has locked. What was submitted is never changed, so
 * guards, effects and tasks of one transaction read it once.
 */
export async function findPresentSubmission(found: CaseModel, transaction: Transaction): Promise<CaseSubmissionModel> {
  const known = read.get(found);
  if (known !== undefined && known.id === found.submissionId) return known;
  const [present] = await findRows(CaseSubmissionModel, { where: 'id = $id', bind: { id: found.submissionId } }, transaction);
  if (present === undefined) throw new RangeError(`Case ${found.id} has no submission`);
  read.set(found, present);
  return present;
}
