import { addToOutbox } from '../../models/stores/outbox.ts';
import type { CounterMove } from '../../models/stores/task-counters.ts';
import { endWaiting } from '../../models/stores/waiting.ts';
import type { CaseOutcome } from '../../workflows/shared/case-state.ts';
import { effects } from '../effects/index.ts';
import type { MoveContext } from './move.ts';

/**
 * Ends a case that has already moved to its new revision: outcome, effect, message to the applicant. The row is not saved here.
 *
 * @returns what its effect does to other inboxes, for `moveCounters` at the end of the transaction.
 */
export async function endCase(
  { deps: { sequelize, sealing }, found, at, tellFrom, transaction }: Pick<MoveContext, 'found' | 'at' | 'tellFrom' | 'transaction'>
    & { deps: Pick<MoveContext['deps'], 'sequelize' | 'sealing'> },
  outcome: CaseOutcome,
): Promise<readonly CounterMove[]> {
  found.set({ status: outcome, outcome, step: null, closedAt: new Date(at) });
  endWaiting(found);
  const moves = await effects[found.flowId][outcome]({ sequelize, sealing, found, at, transaction });
  await addToOutbox(
    sequelize, { topic: 'notifyApplicant', payload: { caseId: found.id, message: outcome }, at, availableAt: tellFrom }, transaction,
  );
  return moves;
}
