import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';
import type { PreparedSubmission } from '../submissions/submission.ts';
import type { EventInput } from './append-event.ts';
import { storeSubmission } from './submit-case.ts';

/**
 * Writes the next round of a returned case: its submission, and what the mended form says of the case. The row, which
 * has already moved to its new revision, is not saved here.
 *
 * @returns what the event of the round says of the submission.
 */
export async function resubmitCase(
  found: CaseModel, { submission, owner, at }: { submission: PreparedSubmission; owner: string | null; at: string }, transaction: Transaction,
): Promise<Required<Pick<EventInput, 'submissionId' | 'content'>>> {
  const id = uuidv7();
  const round = found.round + 1;
  const { stored, base = null, attachments, checks, subjectKey, keep, closes: _closes, ...columns } = submission;
  const { written } = await storeSubmission({ id, caseId: found.id, round, stored, base, attachments, owner, checks, at }, transaction);
  await keep?.(found.id, transaction);
  found.set({ ...columns, subjectKey: `${found.flowId}:${subjectKey}`, round, submissionId: id, baseRevision: base?.revision ?? null });
  return written;
}

/** Whether another case of the subject is open: a mended credit code may be somebody else's. */
export async function isSubjectBusy(
  sequelize: Sequelize, found: CaseModel, { subjectKey }: PreparedSubmission, transaction: Transaction,
): Promise<boolean> {
  const rows = await queryRows(sequelize, `
    SELECT id FROM cases WHERE subject_key = :subjectKey AND outcome IS NULL AND id <> :caseId LIMIT 1`,
  { subjectKey: `${found.flowId}:${subjectKey}`, caseId: found.id }, transaction);
  return rows.length > 0;
}
