import type { Sequelize, Transaction } from 'sequelize';
import type { DecisionVerb } from '../../workflows/shared/flow.ts';
import { queryPrepared } from '../database.ts';
import type { TaskCloseReason } from '../task.ts';
import type { CounterMove } from './task-counters.ts';

export interface Closing {
  readonly reason: TaskCloseReason;
  /** What was decided, where somebody has decided. */
  readonly verb?: DecisionVerb | null;
  readonly at: string;
}

/** Every open task of a case, or certain ones. */
export type TasksToClose = { readonly caseId: string } | { readonly taskIds: readonly string[] };

/**
 * Closes open tasks.
 *
 * @returns what that does to the counters, for `moveCounters` at the end of the transaction.
 */
export async function closeTasks(
  sequelize: Sequelize, which: TasksToClose, { reason, verb = null, at }: Closing, transaction: Transaction,
): Promise<CounterMove[]> {
  const closed = await queryPrepared<Omit<CounterMove, 'by'>>(sequelize, `
    UPDATE tasks SET state = 'closed', close_reason = $reason, verb = $verb, closed_at = $at
    WHERE state = 'open' AND ${'caseId' in which ? 'case_id = $caseId' : 'id = ANY($taskIds)'}
    RETURNING reviewer_org_id AS "organizationId", reviewer_section_id AS "sectionId", kind`,
  { reason, verb, at, ...which }, transaction);
  return closed.map((counted) => ({ ...counted, by: -1 }));
}
