import type { Sequelize, Transaction } from 'sequelize';
import type { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';

/** Takes open tasks along to the present waiting of their case: who opened it before that sees what is stale. */
export async function keepWaiting(sequelize: Sequelize, found: CaseModel, transaction: Transaction): Promise<void> {
  await queryRows(sequelize, `
    UPDATE tasks SET step_rev = :stepRev, due_at = :dueAt WHERE case_id = :caseId AND state = 'open' AND step_rev < :stepRev RETURNING id`,
  { caseId: found.id, stepRev: found.stepRev, dueAt: found.dueAt?.toISOString() ?? null }, transaction);
}
