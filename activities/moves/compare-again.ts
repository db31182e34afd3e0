import { appendEvent } from '../../models/stores/append-event.ts';
import { TaskModel } from '../../models/task.ts';
import type { MoveContext, Refusal } from './move.ts';

/**
 * The record that a change was compared with says something else by now: nothing is applied, and the case goes back to its
 * reviewer, who compares it with what the record says today (docs/rules.md, "Changes"). Whoever decided what he saw is told
 * that it is stale.
 */
export async function compareAgain(
  { found, at, transaction }: MoveContext, baseRevision: number | null,
): Promise<Refusal & { readonly status: 'stale' }> {
  found.revision += 1;
  found.set({ stepRev: found.revision, baseRevision });
  await TaskModel.update({ stepRev: found.revision }, { where: { caseId: found.id, state: 'open' }, transaction });
  const eventId = await appendEvent(found, { edge: 'rebase', fromStatus: found.status, at, actor: null }, transaction);
  await found.save({ transaction });
  return { status: 'stale', eventId };
}
