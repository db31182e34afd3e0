import type { Sequelize, Transaction } from 'sequelize';
import type { DecisionVerb } from '../../workflows/shared/flow.ts';
import type { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';
import type { TaskCloseReason } from '../task.ts';
import type { CounterMove } from './task-counters.ts';

export interface Closing {
  readonly reason: TaskCloseReason;
  /** What was decided, where somebody has decided. */
  readonly verb?: DecisionVerb | null;
  readonly at: string;
  /** Only this one of them. */
  readonly taskId?: string;
}

/**
 * Closes open tasks of a case: all of them unless one is named.
 *
 * @returns what that does to the counters, for `moveCounters` at the end of the transaction.
 */
export async function closeTasks(
  sequelize: Sequelize, found: CaseModel, { reason, verb = null, at, taskId }: Closing, transaction: Transaction,
): Promise<CounterMove[]> {
  const closed = await queryRows<Omit<CounterMove, 'by'>>(sequelize, `
    UPDATE tasks SET state = 'closed', close_reason = :reason, verb = :verb, closed_at = :at
    WHERE case_id = :caseId AND state = 'open' ${taskId === undefined ? '' : 'AND id = :taskId'}
    RETURNING reviewer_org_id AS "organizationId", reviewer_section_id AS "sectionId", kind`,
  { caseId: found.id, reason, verb, at, taskId }, transaction);
  return closed.map((counted) => ({ ...counted, by: -1 }));
}
