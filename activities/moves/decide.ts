import { v7 as uuidv7 } from 'uuid';
import { DecisionModel } from '../../models/decision.ts';
import { insertRow } from '../../models/insert-row.ts';
import { appendEvent } from '../../models/stores/append-event.ts';
import { closeTasks } from '../../models/stores/close-tasks.ts';
import { storeContent } from '../../models/stores/contents.ts';
import { openDueSides } from '../../models/stores/open-added.ts';
import { openStep } from '../../models/stores/open-case.ts';
import { addToOutbox } from '../../models/stores/outbox.ts';
import { type CounterMove, moveCounters } from '../../models/stores/task-counters.ts';
import { beginWaiting, RETURNED } from '../../models/stores/waiting.ts';
import type { ApplicantMessage } from '../../models/outbox-entry.ts';
import { definitionOf, type EdgeOf, type FlowId, subjectOf } from '../../workflows/flows/index.ts';
import { type DecisionVerb, RETURN_EDGES, type ReturnCode } from '../../workflows/shared/flow.ts';
import { compareAgain } from './compare-again.ts';
import { endCase } from './end-case.ts';
import { judgeDecision, type Verdict } from './judge-decision.ts';
import { type Move, type MoveContext, reasonCodeOf } from './move.ts';

/** A reviewer approves, returns or rejects the side of the step that waits for him. */
export const decide: Move = async (context) => {
  const verdict = await judgeDecision(context);
  if (verdict.status === 'outdated') return compareAgain(context, verdict.revision);
  if (verdict.status !== 'permitted') return verdict;
  const { deps: { sequelize, sealing }, found, command, at, transaction } = context;
  const { actor, onBehalfOf, task, reason, verb } = verdict;
  const fromStatus = found.status;
  const content = reason === null ? null : await storeContent(sealing, reason, at, transaction);
  found.revision += 1;
  const decisionId = await writeDecision(context, verdict, content?.id ?? null);
  const closed = await closeTasks(sequelize, { taskIds: [task.id] }, { reason: 'decided', verb, at }, transaction);
  const { edge, moves } = await goOn[verb](context, verdict);
  const eventId = await appendEvent(found, {
    edge, fromStatus, at, actor: { ...actor, organizationId: task.reviewerOrgId }, requestId: command.requestId,
    decisionId, ...(onBehalfOf === null ? {} : { onBehalfOf }), ...(content === null ? {} : { content }),
  }, transaction);
  await found.save({ transaction });
  await moveCounters(sequelize, [...closed, ...moves], transaction);
  return { status: 'moved', eventId };
};

/** The edge a decision takes, and what that adds to inboxes and takes from others. */
interface GoneOn {
  readonly edge: EdgeOf<FlowId>;
  readonly moves: readonly CounterMove[];
}

/** Where a case goes after a decision. A step is approved when all its sides have approved; one that refuses or returns speaks for all. */
const goOn = {
  async approve(context, { step, following }) {
    const { deps, found, at, transaction } = context;
    if (following === null) return { edge: 'consent', moves: await openDueSides(deps.sequelize, found, { step, at }, transaction) };
    if (following.step !== null) return { edge: 'approve', moves: await openStep(deps.sequelize, found, { step: following.step, at }, transaction) };
    return { edge: 'approve', moves: await endCase(context, 'approved') };
  },
  async return(context, { returnCode }) {
    const { deps: { sequelize }, found, at, tellFrom, transaction } = context;
    const { returnedDeadlines: plan } = subjectOf(definitionOf(found.flowId), found.subject);
    const moves = await overtakeOthers(context);
    found.set({ status: 'returned', step: null, stepRev: found.revision });
    await beginWaiting(sequelize, found, {
      waitsFor: RETURNED, plan, end: 'lapse', divisionCode: found.divisionCode, at,
    }, transaction);
    const message = returnCode === null ? 'returned' : returnMessages[returnCode];
    await addToOutbox(sequelize, { topic: 'notifyApplicant', payload: { caseId: found.id, message }, at, availableAt: tellFrom }, transaction);
    return { edge: returnCode === null ? 'return' : RETURN_EDGES[returnCode], moves };
  },
  async reject(context) {
    const moves = await overtakeOthers(context);
    return { edge: 'reject', moves: [...moves, ...await endCase(context, 'rejected')] };
  },
} satisfies Record<DecisionVerb, (context: MoveContext, verdict: Verdict) => Promise<GoneOn>>;

/** Closes what other sides have not decided yet. */
async function overtakeOthers({ deps: { sequelize }, found, at, transaction }: MoveContext): Promise<CounterMove[]> {
  return closeTasks(sequelize, { caseId: found.id }, { reason: 'overtaken', at }, transaction);
}

/** What an applicant is told whose case was returned with a code. */
const returnMessages = { 'wrong-unit': 'returnedWrongUnit' } satisfies Record<ReturnCode, ApplicantMessage>;

async function writeDecision(
  { found, command, body, at, transaction }: MoveContext, { actor, granted, onBehalfOf, task, step, verb, returnCode, recognizedHours, following }: Verdict, reasonContentId: string | null,
): Promise<string> {
  const id = uuidv7();
  await insertRow(DecisionModel, {
    id, caseId: found.id, taskId: task.id, requestId: command.requestId, step: step.name, side: task.side,
    round: found.round, verb, returnCode, reasonCode: reasonCodeOf(body), recognizedHours, coveredSteps: coveredOf(following), isFinal: true, revision: found.revision, accountId: actor.accountId,
    membershipId: actor.membershipId, personIndex: actor.personIndexes[0] ?? '', rightName: granted.right,
    roleId: granted.roleId, scope: granted.scope, reviewerOrgId: task.reviewerOrgId, onBehalfOf, reasonContentId,
    decidedAt: new Date(at),
  }, transaction);
  return id;
}

/** The steps that an approval decides too; null for none. */
function coveredOf(following: Verdict['following']): string[] | null {
  return following === null || following.covered.length === 0 ? null : [...following.covered];
}
