import { findActor } from '../../models/stores/actor.ts';
import { isOneOfMore } from '../../models/stores/added-reviewers.ts';
import { type DecidableTask, lockDecidableTask } from '../../models/stores/decidable-task.ts';
import { findRecognizableHours } from '../../models/stores/hour-ledger.ts';
import { findFollowingStep, type FollowingStep } from '../../models/stores/following-step.ts';
import { presentStep } from '../../models/stores/open-case.ts';
import { holdSubstitute } from '../../models/stores/substitutes.ts';
import type { Actor } from '../../policies/actor.ts';
import { inWhoseName } from '../../policies/in-whose-name.ts';
import { hasNeededReason } from '../../workflows/shared/command.ts';
import { DECISION_VERBS, type DecisionVerb, RETURN_CODES, type ReturnCode, type StepDefinition, type Verb } from '../../workflows/shared/flow.ts';
import { isHours } from '../../workflows/shared/hours/hours.ts';
import type { GrantedRight } from '../../workflows/shared/rights.ts';
import { effects } from '../effects/index.ts';
import { findLate, judgeRevision, type MoveContext, reasonOf, type Refusal } from './move.ts';

/** A decision of a change whose record is not any more what was compared; `revision` is what it is now, null where it is gone. */
export interface Outdated {
  readonly status: 'outdated';
  readonly revision: number | null;
}

/** Somebody who may decide the step that is open, and his part of it, read under the lock of the case. */
export interface PermittedReviewer {
  readonly status: 'permitted';
  readonly actor: Actor & { readonly accountId: string; readonly membershipId: string };
  readonly granted: GrantedRight;
  /** The membership in whose place he decides; null for whoever decides in his own name. */
  readonly onBehalfOf: string | null;
  readonly task: NonNullable<DecidableTask['task']>;
  /** Whether other sides of the step are still undecided, those that were added and do not wait yet included. */
  readonly hasOthers: boolean;
  readonly step: StepDefinition;
}

/** A decision that may be applied. */
export interface Verdict extends PermittedReviewer {
  readonly verb: DecisionVerb;
  readonly reason: string | null;
  readonly returnCode: ReturnCode | null;
  /** How many hours it recognizes; null where the step recognizes none. */
  readonly recognizedHours: number | null;
  /** What comes after an approval of all sides; null for every other decision. */
  readonly following: FollowingStep | null;
}

/**
 * Judges a decision with fresh data: who asks, whether the step is still the one he saw, whether he may, and whether
 * what he sent is whole. Changes nothing.
 */
export async function judgeDecision(context: MoveContext): Promise<Verdict | Outdated | Refusal> {
  const reviewer = await judgeReviewer(context);
  if (reviewer.status !== 'permitted') return reviewer;
  const { step } = reviewer;
  const { verb } = context.command;
  if (!isDecisionVerb(verb) || !step.verbs.includes(verb)) return { status: 'invalid', reason: 'verb-not-offered' };
  const returnCode = findReturnCode(context.body, step, verb);
  if (returnCode === undefined) return { status: 'invalid', reason: 'verb-not-offered' };
  const reason = reasonOf(context.body);
  if (returnCode === null && !hasNeededReason(verb, reason)) return { status: 'invalid', reason: 'reason-required' };
  const recognized = verb === 'approve' && step.recognizes === 'hours' ? await judgeRecognition(context, reason) : { hours: null };
  if ('status' in recognized) return recognized;
  const { hours: recognizedHours } = recognized;
  const following = verb === 'approve' && !reviewer.hasOthers
    ? await findFollowingStep(context.deps.sequelize, context.found, step, reviewer.task, context.transaction) : null;
  if (following?.hasReviewer === false) return { status: 'invalid', reason: 'reviewer-missing' };
  const blocked = following?.step === null ? await judgeEffect(context, recognizedHours) : null;
  return blocked ?? { ...reviewer, verb, reason, returnCode, recognizedHours, following };
}

/** Judges with fresh data whether somebody may decide the step that he saw. Changes nothing. */
export async function judgeReviewer(context: MoveContext): Promise<PermittedReviewer | Refusal> {
  const { deps, found, claims: { accountId, membershipId }, at, transaction } = context;
  const actor = accountId === null ? null : await findActor(deps.sequelize, { accountId, membershipId, at }, transaction);
  if (actor === null || actor.membershipId === null) return { status: 'forbidden', reason: 'right-missing' };
  const stale = await judgeRevision(context);
  if (stale !== null) return stale;
  if (found.step === null) return { status: 'stale', eventId: null };
  const step = presentStep(found);
  const { task, hasOthers, isOwn } = await lockDecidableTask(found, actor, transaction);
  const name = task === null ? null : inWhoseName(actor, task, { right: step.right });
  if (task === null || name === null) {
    const mayDecide = [actor, ...actor.standsInFor].some(({ rights }) => rights.some(({ right }) => right === step.right));
    return await findMoved(context, { isOwn, mayDecide }) ?? { status: 'forbidden', reason: isOwn ? 'own-submission' : 'right-missing' };
  }
  // His part has opened since: an added reviewer decides now, or whoever asked him does again.
  if (task.stepRev > context.command.expectedRevision) return findLate(context);
  const hasMore = hasOthers || await isOneOfMore(deps.sequelize, found, { step, side: task.side }, transaction);
  const { granted, standIn } = name;
  const isHeld = standIn === null || await holdSubstitute(deps.sequelize, standIn.substituteId, transaction);
  if (!isHeld) return { status: 'forbidden', reason: 'right-missing' };
  return {
    status: 'permitted', actor: { ...actor, membershipId: actor.membershipId }, granted, onBehalfOf: standIn?.membershipId ?? null, task, hasOthers: hasMore, step,
  };
}

/** What to answer to a reviewer for whom nothing waits because it was decided, or others were asked, since he looked; null to everybody else. */
async function findMoved(
  context: MoveContext, { isOwn, mayDecide }: { readonly isOwn: boolean; readonly mayDecide: boolean },
): Promise<Refusal | null> {
  if (isOwn || !mayDecide) return null;
  const late = await findLate(context);
  return late.eventId === null ? null : late;
}

/** The code of a return, which says enough to stand for a reason; null without one, undefined for one that is not offered. */
function findReturnCode(body: unknown, { returnCodes = [] }: StepDefinition, verb: DecisionVerb): ReturnCode | null | undefined {
  const code: unknown = Reflect.get(Object(body), 'code') ?? null;
  if (code === null) return null;
  const known = RETURN_CODES.find((one) => one === code);
  return verb === 'return' && known !== undefined && returnCodes.includes(known) ? known : undefined;
}

/** How many hours an approval recognizes: as many as it may, or fewer where it says so and why. */
async function judgeRecognition(
  { deps: { sequelize }, found, body, transaction }: MoveContext, reason: string | null,
): Promise<{ readonly hours: number } | Refusal> {
  const most = await findRecognizableHours(sequelize, { caseId: found.id, round: found.round }, transaction);
  const hours: unknown = Reflect.get(Object(body), 'recognizedHours') ?? most;
  if (!isHours(hours) || hours > most) return { status: 'invalid', reason: 'hours-invalid' };
  return hours < most && !hasNeededReason('reject', reason) ? { status: 'invalid', reason: 'reason-required' } : { hours };
}

/** Whether the last approval can take effect today. */
async function judgeEffect(
  { deps: { sequelize, sealing }, found, at, transaction }: MoveContext, recognizedHours: number | null,
): Promise<Outdated | Refusal | null> {
  const { guard, recordRevision } = effects[found.flowId];
  const context = { sequelize, sealing, found, at, recognizedHours, transaction };
  const revision = await recordRevision?.(context) ?? null;
  if (revision !== (found.baseRevision ?? null)) return { status: 'outdated', revision };
  const blocked = await guard?.(context) ?? null;
  return blocked === null ? null : { status: 'invalid', reason: blocked };
}

function isDecisionVerb(verb: Verb): verb is DecisionVerb {
  return DECISION_VERBS.some((known) => known === verb);
}
