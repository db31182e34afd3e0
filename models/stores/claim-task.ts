import type { Sequelize, Transaction } from 'sequelize';
import type { Actor } from '../../policies/actor.ts';
import { inWhoseName } from '../../policies/in-whose-name.ts';
import type { CaseModel } from '../case.ts';
import { setAssignee } from './assignee.ts';
import { findMemberName } from './colleagues.ts';
import { type DecidableTask, lockDecidableTask } from './decidable-task.ts';
import { appendDeskEvent, aroundCase } from './desk-event.ts';
import { presentStep } from './open-case.ts';

export interface ClaimInput {
  readonly caseId: string;
  readonly actor: Actor;
  /** Whether to take over what a colleague holds. */
  readonly takesOver: boolean;
  readonly at: string;
}

export type Claimed =
  | { readonly status: 'done' }
  /** A colleague holds it, and stays so. */
  | { readonly status: 'held'; readonly holderName: string }
  | { readonly status: 'forbidden'; readonly isOwn: boolean };

/**
 * A reviewer takes the task that waits for his organization for himself. A claim is shown to colleagues and keeps nobody
 * from deciding (docs/rules.md, "Around a case").
 *
 * Safe to retry: who holds a task already holds it.
 */
export async function claimTask(sequelize: Sequelize, { takesOver, ...input }: ClaimInput): Promise<Claimed> {
  return onTask(sequelize, input, async (found, task, transaction) => {
    const { assigneeMembershipId: holderId } = task;
    if (holderId === input.actor.membershipId) return { status: 'done' };
    const holderName = holderId === null ? null : await findMemberName(sequelize, holderId, transaction);
    if (holderName !== null && !takesOver) return { status: 'held', holderName };
    await setAssignee(sequelize, { taskId: task.id, membershipId: input.actor.membershipId }, transaction);
    await appendDeskEvent(found, { edge: 'claim', at: input.at, actor: input.actor, ...onBehalfOf(found, task, input.actor) }, transaction);
    return { status: 'done' };
  });
}

/** A reviewer gives back what he holds. Safe to retry: what he does not hold stays as it is. */
export async function releaseTask(sequelize: Sequelize, input: Omit<ClaimInput, 'takesOver'>): Promise<Claimed> {
  return onTask(sequelize, input, async (found, task, transaction) => {
    if (task.assigneeMembershipId !== input.actor.membershipId) return { status: 'done' };
    await setAssignee(sequelize, { taskId: task.id, membershipId: null }, transaction);
    await appendDeskEvent(found, { edge: 'release', at: input.at, actor: input.actor, ...onBehalfOf(found, task, input.actor) }, transaction);
    return { status: 'done' };
  });
}

/** For whom a substitute claims a task or gives it back; nothing where he does so in his own name. */
function onBehalfOf(found: CaseModel, task: NonNullable<DecidableTask['task']>, actor: Actor): { onBehalfOf?: string } {
  const standIn = inWhoseName(actor, task, { right: presentStep(found).right })?.standIn ?? null;
  return standIn === null ? {} : { onBehalfOf: standIn.membershipId };
}

/** Works on the task of a case that the actor may decide, under its lock. */
async function onTask(
  sequelize: Sequelize, { caseId, actor }: Pick<ClaimInput, 'caseId' | 'actor'>,
  work: (found: CaseModel, task: NonNullable<DecidableTask['task']>, transaction: Transaction) => Promise<Claimed>,
): Promise<Claimed> {
  return aroundCase(sequelize, caseId, async (found, transaction) => {
    const { task, isOwn } = await lockDecidableTask(found, actor, transaction);
    return task === null ? { status: 'forbidden', isOwn } : work(found, task, transaction);
  });
}
