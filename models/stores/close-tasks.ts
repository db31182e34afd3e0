import type { Transaction } from 'sequelize';
import type { DecisionVerb } from '../../workflows/shared/flow.ts';
import type { CaseModel } from '../case.ts';
import { TaskModel, type TaskCloseReason } from '../task.ts';
import type { CounterMove } from './task-counters.ts';

/**
 * Closes every open task of a case.
 *
 * @returns what that does to the counters, for `moveCounters` at the end of the transaction.
 */
export async function closeTasks(
  found: CaseModel, { reason, verb = null, at }: { reason: TaskCloseReason; verb?: DecisionVerb | null; at: string }, transaction: Transaction,
): Promise<CounterMove[]> {
  const [, tasks] = await TaskModel.update({ state: 'closed', closeReason: reason, verb, closedAt: new Date(at) }, {
    where: { caseId: found.id, state: 'open' }, transaction, returning: true,
  });
  return tasks.map(({ reviewerOrgId: organizationId, reviewerSectionId: sectionId, kind }) =>
    ({ organizationId, sectionId, kind, by: -1 }));
}
