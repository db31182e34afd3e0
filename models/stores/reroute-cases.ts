import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { CaseEventModel } from '../case-event.ts';
import { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';
import { findRows } from '../find-rows.ts';
import { TaskModel } from '../task.ts';
import { nextEvent } from './append-event.ts';
import { closeTasks } from './close-tasks.ts';
import type { Transferred } from './employments.ts';
import { findStepReviewer, NoReviewerError, presentStep } from './open-case.ts';
import { addManyToOutbox } from './outbox.ts';
import type { Reviewer } from './reviewer.ts';
import type { CounterMove } from './task-counters.ts';
import { beginWaiting, presentWaiting, type PresentWaiting } from './waiting.ts';

/**
 * What waits for the old unit of a person waits for the new one: open tasks are closed as `rerouted` and opened there, at the next
 * revision of their cases, whose workflows follow by `resync` (docs/rules.md, "Transfers"). Few statements, however many cases: all
 * of one kind wait until the same day.
 *
 * Whoever calls it holds the lock of the person, which every transition of his cases takes first.
 *
 * @returns what that does to the counters, for `moveCounters` at the end of the transaction.
 */
export async function rerouteCases(
  sequelize: Sequelize, { personIndex, fromId, toId, at, exceptCaseId }: Transferred & { readonly exceptCaseId: string }, transaction: Transaction,
): Promise<CounterMove[]> {
  const cases = await findRows(CaseModel, {
    where: 'subject_person_index = $personIndex AND outcome IS NULL AND superior_id = $fromId AND id <> $exceptCaseId ORDER BY id FOR UPDATE',
    bind: { personIndex, fromId, exceptCaseId },
  }, transaction);
  if (cases.length === 0) return [];
  const waiting = await findRows(TaskModel, {
    where: "case_id = ANY($caseIds) AND reviewer_org_id = $fromId AND state = 'open' ORDER BY id", bind: { caseIds: cases.map(({ id }) => id), fromId },
  }, transaction);
  const route = createRoute(sequelize, { toId, at }, transaction);
  const formerOf = new Map(waiting.map((task) => [task.caseId, task]));
  const rerouted: { former: TaskModel; found: CaseModel; reviewer: Reviewer }[] = [];
  for (const found of cases) {
    found.set({ superiorId: toId });
    const former = formerOf.get(found.id);
    if (former === undefined) continue;
    found.revision += 1;
    rerouted.push({ former, found, reviewer: await route(found, former) });
    found.set({ stepRev: found.revision });
  }
  const closed = await closeTasks(sequelize, { taskIds: waiting.map(({ id }) => id) }, { reason: 'rerouted', at }, transaction);
  await TaskModel.bulkCreate(rerouted.map(({ former, found, reviewer }) => ({
    ...former.get({ plain: true }), id: uuidv7(), stepRev: found.revision, divisionCode: found.divisionCode, escalated: false,
    reviewerOrgId: reviewer.id, reviewerSectionId: null, assigneeMembershipId: null, orgPath: [...reviewer.path],
    openedAt: new Date(at), dueAt: found.dueAt ?? former.dueAt,
  })), { transaction });
  await CaseEventModel.bulkCreate(
    rerouted.map(({ found }) => nextEvent(found, { edge: 'reroute', fromStatus: found.status, at, actor: null })), { transaction });
  await saveRerouted(sequelize, cases, transaction);
  await addManyToOutbox(sequelize, rerouted.flatMap(({ found: { id: caseId } }) => [
    { topic: 'resyncCase', payload: { caseId }, at } as const,
    { topic: 'notifyReviewers', payload: { caseId, message: 'newTask' }, at } as const,
  ]), transaction);
  return [...closed, ...rerouted.map(({ former: { kind }, reviewer }) => ({ organizationId: reviewer.id, sectionId: null, kind, by: 1 }))];
}

/** Finds the reviewer of a case at the new unit and begins its waiting there; cases that are alike are asked about once. */
function createRoute(sequelize: Sequelize, { toId, at }: Pick<Transferred, 'toId' | 'at'>, transaction: Transaction) {
  const known = new Map<string, { reviewer: Reviewer; waiting: PresentWaiting }>();
  return async function route(found: CaseModel, { side }: TaskModel): Promise<Reviewer> {
    const step = presentStep(found);
    const key = [found.flowId, found.subject, step.name, side, found.submitterPersonIndex, found.subjectPersonIndex].join(' ');
    const present = known.get(key);
    if (present !== undefined) {
      found.set({ ...present.waiting, divisionCode: present.reviewer.divisionCode });
      return present.reviewer;
    }
    const reviewer = await findStepReviewer(sequelize, found, { step, side }, transaction);
    if (reviewer === null) throw new NoReviewerError(`Nobody at ${toId} can review case ${found.id}`);
    found.set({ divisionCode: reviewer.divisionCode });
    await beginWaiting(sequelize, found, {
      waitsFor: step.name, plan: step.deadlines, end: 'escalate', divisionCode: reviewer.divisionCode, at,
    }, transaction);
    known.set(key, { reviewer, waiting: presentWaiting(found) });
    return reviewer;
  };
}

async function saveRerouted(sequelize: Sequelize, cases: readonly CaseModel[], transaction: Transaction): Promise<void> {
  const rows = cases.map((found) => {
    const { id, revision, stepRev, superiorId, divisionCode, lastEventHash } = found;
    return { id, revision, stepRev, superiorId, divisionCode, lastEventHash, ...presentWaiting(found) };
  });
  await queryRows(sequelize, `
    UPDATE cases c SET revision = r.revision, step_rev = r."stepRev", superior_id = r."superiorId", division_code = r."divisionCode",
      deadlines = r.deadlines, due_at = r."dueAt", waiting_since = r."waitingSince", waiting_division_code = r."waitingDivisionCode",
      sla_state = r."slaState", last_event_hash = r."lastEventHash"
    FROM json_to_recordset(:rows) AS r(id uuid, revision integer, "stepRev" integer, "superiorId" uuid, "divisionCode" text, deadlines jsonb,
      "dueAt" timestamptz, "waitingSince" timestamptz, "waitingDivisionCode" text, "slaState" text, "lastEventHash" text)
    WHERE c.id = r.id RETURNING c.id`, { rows: JSON.stringify(rows) }, transaction);
}
