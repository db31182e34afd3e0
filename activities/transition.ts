import type { Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { CaseModel } from '../models/case.ts';
import { withTransaction } from '../models/database.ts';
import { DecisionModel } from '../models/decision.ts';
import { appendEvent } from '../models/stores/append-event.ts';
import { findCaseRow } from '../models/stores/case-row.ts';
import { storeContent } from '../models/stores/contents.ts';
import { lockCase, openStep } from '../models/stores/open-case.ts';
import { addToOutbox } from '../models/stores/outbox.ts';
import { moveCounter } from '../models/stores/task-counters.ts';
import { definitionOf, nextStep, subjectOf } from '../workflows/flows/index.ts';
import type { TransitionInput } from '../workflows/kit/ports.ts';
import type { CaseOutcome, CaseRow } from '../workflows/shared/case-state.ts';
import type { TransitionResult } from '../workflows/shared/decision.ts';
import type { DecisionVerb } from '../workflows/shared/flow.ts';
import { effects } from './effects/index.ts';
import { type JudgeDeps, judgeDecision, type Verdict } from './judge-decision.ts';

/** The outcome that a verb gives the case at once; null where the case goes on to its next step. */
const endsWith = { approve: null, reject: 'rejected' } satisfies Record<DecisionVerb, CaseOutcome | null>;

/**
 * One decision, one SQL transaction: lock, judge with fresh data, decision row, task, counter, effect, event, outbox.
 * Expected refusals are values; what throws is an outage and is tried again.
 *
 * Safe to retry: a second run finds the decision of the same request and answers `applied` again without changing
 * anything.
 */
export async function transition(deps: JudgeDeps, input: TransitionInput): Promise<TransitionResult> {
  const { caseId, requestId } = input.command;
  return withTransaction(deps.sequelize, async (transaction) => {
    const found = await lockCase(deps.sequelize, caseId, transaction);
    if (found === null) throw new RangeError(`There is no case ${caseId}`);
    const row = async (): Promise<CaseRow> => {
      const present = await findCaseRow(deps.sequelize, caseId, transaction);
      if (present === null) throw new RangeError(`There is no case ${caseId}`);
      return present;
    };
    const earlier = await DecisionModel.findOne({ where: { requestId }, transaction });
    if (earlier !== null) return { status: 'applied', decisionId: earlier.id, row: await row() };
    const verdict = await judgeDecision(deps, found, input, transaction);
    if (verdict.status !== 'permitted') return { ...verdict, row: await row() };
    const decisionId = await apply(deps, { found, verdict, input }, transaction);
    return { status: 'applied', decisionId, row: await row() };
  });
}

interface Application {
  readonly found: CaseModel;
  readonly verdict: Verdict;
  readonly input: TransitionInput;
}

async function apply(deps: JudgeDeps, application: Application, transaction: Transaction): Promise<string> {
  const { found, verdict, input: { command: { verb }, at } } = application;
  const { actor, task } = verdict;
  const fromStatus = found.status;
  const content = verdict.reason === null
    ? undefined : await storeContent(deps.sealing, verdict.reason, at, transaction);
  found.revision += 1;
  const decisionId = await writeDecision(application, content?.id ?? null, transaction);
  await task.update({ state: 'closed', closeReason: 'decided', closedAt: new Date(at) }, { transaction });
  await moveOn(deps, application, transaction);
  await appendEvent(found, {
    edge: verb, fromStatus, at, actor: { ...actor, organizationId: task.reviewerOrgId }, decisionId,
    ...(content === undefined ? {} : { content }),
  }, transaction);
  await found.save({ transaction });
  await moveCounter(deps.sequelize, {
    organizationId: task.reviewerOrgId, sectionId: task.reviewerSectionId, kind: task.kind,
  }, -1, transaction);
  return decisionId;
}

/** To the next step, or to the end with its effect and the message to the applicant. */
async function moveOn(
  deps: JudgeDeps, { found, verdict, input: { command: { verb }, at } }: Application, transaction: Transaction,
): Promise<void> {
  const next = nextStep(subjectOf(definitionOf(found.flowId), found.subject), verdict.step.name);
  const outcome = endsWith[verb] ?? (next === null ? 'approved' : null);
  if (outcome === null && next !== null) {
    await openStep(deps.sequelize, found, next, at, transaction);
    return;
  }
  const ended = outcome ?? 'approved';
  found.set({ status: ended, outcome: ended, step: null, dueAt: null, closedAt: new Date(at) });
  await effects[found.flowId][ended]({ ...deps, found, at, transaction });
  await addToOutbox(
    deps.sequelize, { topic: 'notifyApplicant', payload: { caseId: found.id, message: ended }, at }, transaction,
  );
}

async function writeDecision(
  { found, verdict, input: { command, at } }: Application, reasonContentId: string | null, transaction: Transaction,
): Promise<string> {
  const { actor, granted, task, step } = verdict;
  const id = uuidv7();
  await DecisionModel.create({
    id, caseId: found.id, taskId: task.id, requestId: command.requestId, step: step.name, side: task.side,
    round: found.round, verb: command.verb, isFinal: true, revision: found.revision, accountId: actor.accountId,
    membershipId: actor.membershipId, personIndex: actor.personIndexes[0] ?? '', rightName: granted.right,
    roleId: granted.roleId, scope: granted.scope, reviewerOrgId: task.reviewerOrgId, reasonContentId,
    decidedAt: new Date(at),
  }, { transaction });
  return id;
}
