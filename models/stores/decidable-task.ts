import { subject } from '@casl/ability';
import type { Attributes, Transaction } from 'sequelize';
import { defineAbility } from '../../policies/ability.ts';
import type { Actor } from '../../policies/actor.ts';
import type { CaseModel } from '../case.ts';
import { findPlainRows } from '../find-rows.ts';
import { TaskModel } from '../task.ts';

export interface DecidableTask {
  /** Null where none of the open tasks is the actor's to decide. */
  readonly task: Attributes<TaskModel> | null;
  /** Whether other sides of the step wait for a decision too. */
  readonly hasOthers: boolean;
  /** Whether the actor submitted the case himself, or it is about him. */
  readonly isOwn: boolean;
}

/** Whether somebody submitted a case himself, or it is about him: then he does not decide it. */
export function isOwnCase(
  { personIndexes }: Pick<Actor, 'personIndexes'>, { submitterPersonIndex, subjectPersonIndex }: Pick<CaseModel, 'submitterPersonIndex' | 'subjectPersonIndex'>,
): boolean {
  return [submitterPersonIndex, subjectPersonIndex].some((index) => index !== null && personIndexes.includes(index));
}

/** The open task of a locked case that an actor may decide, locked too. The side is derived from it, never sent by a client. */
export async function lockDecidableTask(found: CaseModel, actor: Actor, transaction: Transaction): Promise<DecidableTask> {
  const tasks = await findPlainRows(
    TaskModel, { where: "case_id = $caseId AND state = 'open' ORDER BY side FOR UPDATE", bind: { caseId: found.id } }, transaction,
  );
  const ability = defineAbility(actor);
  return {
    task: tasks.find((row) => ability.can('decide', subject('Task', { ...row }))) ?? null,
    hasOthers: tasks.length > 1,
    isOwn: isOwnCase(actor, found),
  };
}
