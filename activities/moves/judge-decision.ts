import { subject } from '@casl/ability';
import { findActor } from '../../models/stores/actor.ts';
import { presentStep } from '../../models/stores/open-case.ts';
import { TaskModel } from '../../models/task.ts';
import { defineAbility } from '../../policies/ability.ts';
import type { Actor } from '../../policies/actor.ts';
import { definitionOf, nextStep, subjectOf } from '../../workflows/flows/index.ts';
import { hasNeededReason } from '../../workflows/shared/command.ts';
import { DECISION_VERBS, type DecisionVerb, RETURN_CODES, type ReturnCode, type StepDefinition, type Verb } from '../../workflows/shared/flow.ts';
import type { GrantedRight } from '../../workflows/shared/rights.ts';
import { effects } from '../effects/index.ts';
import { judgeRevision, type MoveContext, reasonOf, type Refusal } from './move.ts';

/** A decision of a change whose record is not any more what was compared; `revision` is what it is now, null where it is gone. */
export interface Outdated {
  readonly status: 'outdated';
  readonly revision: number | null;
}

/** A decision that may be applied: everything it needs, read under the lock of the case. */
export interface Verdict {
  readonly status: 'permitted';
  readonly actor: Actor & { readonly accountId: string; readonly membershipId: string };
  readonly granted: GrantedRight;
  readonly task: TaskModel;
  /** Whether other sides of the step are still undecided. */
  readonly hasOthers: boolean;
  readonly step: StepDefinition;
  readonly verb: DecisionVerb;
  readonly reason: string | null;
  readonly returnCode: ReturnCode | null;
}

/**
 * Judges a decision with fresh data: who asks, whether the step is still the one he saw, whether he may, and whether
 * what he sent is whole. Changes nothing.
 */
export async function judgeDecision(context: MoveContext): Promise<Verdict | Outdated | Refusal> {
  const { deps, found, command, claims: { accountId, membershipId }, transaction } = context;
  const actor = accountId === null ? null : await findActor(deps.sequelize, { accountId, membershipId }, transaction);
  if (actor === null || actor.membershipId === null) return { status: 'forbidden', reason: 'right-missing' };
  const stale = await judgeRevision(context);
  if (stale !== null) return stale;
  if (found.step === null) return { status: 'stale', eventId: null };
  const step = presentStep(found);
  const right = await judgeRight(context, step, { ...actor, membershipId: actor.membershipId });
  if (right.status !== 'permitted') return right;
  const { verb } = command;
  if (!isDecisionVerb(verb) || !step.verbs.includes(verb)) return { status: 'invalid', reason: 'verb-not-offered' };
  const returnCode = findReturnCode(context.body, step, verb);
  if (returnCode === undefined) return { status: 'invalid', reason: 'verb-not-offered' };
  const reason = reasonOf(context.body);
  if (returnCode === null && !hasNeededReason(verb, reason)) return { status: 'invalid', reason: 'reason-required' };
  const blocked = await judgeEffect(context, step, { verb, hasOthers: right.hasOthers });
  return blocked ?? { ...right, step, verb, reason, returnCode };
}

/** The code of a return, which says enough to stand for a reason; null without one, undefined for one that is not offered. */
function findReturnCode(body: unknown, { returnCodes = [] }: StepDefinition, verb: DecisionVerb): ReturnCode | null | undefined {
  const code: unknown = Reflect.get(Object(body), 'code') ?? null;
  if (code === null) return null;
  const known = RETURN_CODES.find((one) => one === code);
  return verb === 'return' && known !== undefined && returnCodes.includes(known) ? known : undefined;
}

/** Whether the last approval can take effect today. */
async function judgeEffect(
  { deps: { sequelize, sealing }, found, at, transaction }: MoveContext, step: StepDefinition, { verb, hasOthers }: Pick<Verdict, 'verb' | 'hasOthers'>,
): Promise<Outdated | Refusal | null> {
  const isLast = verb === 'approve' && !hasOthers && nextStep(subjectOf(definitionOf(found.flowId), found.subject), step.name) === null;
  if (!isLast) return null;
  const { guard, recordRevision } = effects[found.flowId];
  const context = { sequelize, sealing, found, at, transaction };
  const revision = await recordRevision?.(context) ?? null;
  if (revision !== (found.baseRevision ?? null)) return { status: 'outdated', revision };
  const blocked = await guard?.(context) ?? null;
  return blocked === null ? null : { status: 'invalid', reason: blocked };
}

/** The side is derived from the open task that waits for the actor's organization, never sent by the client. */
async function judgeRight(
  { found, transaction }: MoveContext, step: StepDefinition, actor: Verdict['actor'],
): Promise<Pick<Verdict, 'status' | 'actor' | 'granted' | 'task' | 'hasOthers'> | Refusal> {
  const tasks = await TaskModel.findAll({
    where: { caseId: found.id, step: step.name, state: 'open' }, order: [['side', 'ASC']], transaction,
    lock: transaction.LOCK.UPDATE, raw: true,
  });
  const ability = defineAbility(actor);
  const own = actor.personIndexes.includes(found.submitterPersonIndex ?? '');
  const task = tasks.find((row) => ability.can('decide', subject('Task', { ...row })));
  const granted = actor.rights.find(({ right }) => right === step.right);
  if (task === undefined || granted === undefined) {
    return { status: 'forbidden', reason: own ? 'own-submission' : 'right-missing' };
  }
  return { status: 'permitted', actor, granted, task, hasOthers: tasks.length > 1 };
}

function isDecisionVerb(verb: Verb): verb is DecisionVerb {
  return DECISION_VERBS.some((known) => known === verb);
}
