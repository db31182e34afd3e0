import { subject } from '@casl/ability';
import type { Sequelize, Transaction } from 'sequelize';
import type { CaseModel } from '../models/case.ts';
import { findActor } from '../models/stores/actor.ts';
import { findLateDecision } from '../models/stores/late-decision.ts';
import { presentStep } from '../models/stores/open-case.ts';
import { findDecisionRequest } from '../models/stores/requests.ts';
import { TaskModel } from '../models/task.ts';
import type { AssertionClaims, Assertions } from '../platform/assertion.ts';
import type { Sealing } from '../platform/sealing.ts';
import { defineAbility } from '../policies/ability.ts';
import type { Actor } from '../policies/actor.ts';
import type { TransitionInput } from '../workflows/kit/ports.ts';
import type { DecisionCommand, ForbiddenReason, InvalidReason } from '../workflows/shared/decision.ts';
import { MIN_REASON_LENGTH, type StepDefinition, VERBS_NEEDING_REASON } from '../workflows/shared/flow.ts';
import type { GrantedRight } from '../workflows/shared/rights.ts';

export interface JudgeDeps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
  readonly assertions: Assertions;
}

export type Refusal =
  | { readonly status: 'forbidden'; readonly reason: ForbiddenReason }
  | { readonly status: 'invalid'; readonly reason: InvalidReason }
  | { readonly status: 'stale'; readonly decisionId: string | null }
  | { readonly status: 'already_applied'; readonly decisionId: string }
  | { readonly status: 'not_applied' };

/** A decision that may be applied: everything the transition needs, read under the lock of the case. */
export interface Verdict {
  readonly status: 'permitted';
  readonly actor: Actor & { readonly membershipId: string };
  readonly granted: GrantedRight;
  readonly task: TaskModel;
  readonly step: StepDefinition;
  readonly reason: string | null;
}

/**
 * Judges a decision with fresh data while the case is locked: who asks, whether the step is still the one he saw,
 * whether he may, and whether what he sent is whole. Changes nothing.
 */
export async function judgeDecision(
  deps: JudgeDeps, found: CaseModel, { command, acceptedAt }: TransitionInput, transaction: Transaction,
): Promise<Verdict | Refusal> {
  const claims = deps.assertions.verify(command.assertion, { ...command, at: acceptedAt });
  if (!claims.ok) return { status: 'forbidden', reason: claims.reason };
  const request = await findDecisionRequest(deps, command, transaction);
  if (request.status !== 'found') return request;
  const actor = await findActor(deps.sequelize, claims.claims, transaction);
  if (actor === null || actor.membershipId === null) return { status: 'forbidden', reason: 'right-missing' };
  const stale = await judgeRevision(found, command, claims.claims, transaction);
  if (stale !== null) return stale;
  const step = presentStep(found);
  const right = await judgeRight(found, step, { ...actor, membershipId: actor.membershipId }, transaction);
  if (right.status !== 'permitted') return right;
  if (!step.verbs.includes(command.verb)) return { status: 'invalid', reason: 'verb-not-offered' };
  const reason = request.reason?.trim() ?? '';
  if (VERBS_NEEDING_REASON.includes(command.verb) && reason.length < MIN_REASON_LENGTH) {
    return { status: 'invalid', reason: 'reason-required' };
  }
  return { ...right, step, reason: reason === '' ? null : reason };
}

/** Current is what was seen since the step opened; whatever moved without opening another step does not matter. */
async function judgeRevision(
  found: CaseModel, { expectedRevision, verb }: DecisionCommand, { accountId }: AssertionClaims, transaction: Transaction,
): Promise<Refusal | null> {
  const isCurrent = found.step !== null && found.stepRev <= expectedRevision && expectedRevision <= found.revision;
  return isCurrent ? null : findLateDecision({ caseId: found.id, accountId, verb, expectedRevision }, transaction);
}

/** The side is derived from the open task that waits for the actor's organization, never sent by the client. */
async function judgeRight(
  found: CaseModel, step: StepDefinition, actor: Verdict['actor'], transaction: Transaction,
): Promise<Omit<Verdict, 'step' | 'reason'> | Refusal> {
  const tasks = await TaskModel.findAll({
    where: { caseId: found.id, step: step.name, state: 'open' }, order: [['side', 'ASC']], transaction,
    lock: transaction.LOCK.UPDATE,
  });
  const ability = defineAbility(actor);
  const own = actor.personIndexes.includes(found.submitterPersonIndex ?? '');
  const task = tasks.find((row) => ability.can('decide', subject('Task', row.get({ plain: true }))));
  const granted = actor.rights.find(({ right }) => right === step.right);
  if (task === undefined || granted === undefined) {
    return { status: 'forbidden', reason: own ? 'own-submission' : 'right-missing' };
  }
  return { status: 'permitted', actor, granted, task };
}
