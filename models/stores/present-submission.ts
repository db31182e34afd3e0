import type { Transaction } from 'sequelize';
import type { CaseModel } from '../case.ts';
import { CaseSubmissionModel } from '../case-submission.ts';

const read = new WeakMap<CaseModel, CaseSubmissionModel>();

/**
 * The submission of the present round of a case that this transaction has locked. What was submitted is never changed, so
 * guards, effects and tasks of one transaction read it once.
 */
export async function findPresentSubmission(found: CaseModel, transaction: Transaction): Promise<CaseSubmissionModel> {
  const known = read.get(found);
  if (known !== undefined && known.id === found.submissionId) return known;
  const present = await CaseSubmissionModel.findByPk(found.submissionId, { transaction, rejectOnEmpty: true });
  read.set(found, present);
  return present;
}
