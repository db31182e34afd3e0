import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { isAddedSide, rootOf } from '../../workflows/shared/added-reviewers.ts';
import type { Side } from '../../workflows/shared/flow.ts';
import { CaseEventModel } from '../case-event.ts';
import { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';
import { findRows } from '../find-rows.ts';
import { TaskModel } from '../task.ts';
import { forgetAddedBelow, presentAdditions } from './added-reviewers.ts';
import { nextEvent } from './append-event.ts';
import { closeTasks } from './close-tasks.ts';
import type { Transferred } from './employments.ts';
import { findStepReviewer, NoReviewerError, presentStep } from './open-case.ts';
import { addManyToOutbox } from './outbox.ts';
import type { Reviewer } from './reviewer.ts';
import type { CounterMove } from './task-counters.ts';
import { beginWaiting, keepWaiting, presentWaiting, type PresentWaiting } from './waiting.ts';

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
  const waiting = await findRows(TaskModel, { where: WAITING, bind: { caseIds: cases.map(({ id }) => id), fromId } }, transaction);
  const route = createRoute(sequelize, { toId, at }, transaction);
  const rerouted: { former: TaskModel; found: CaseModel; reviewer: Reviewer }[] = [];
  const taskIds: string[] = [];
  const waitingOf = new Map<string, TaskModel[]>();
  for (const task of waiting) waitingOf.set(task.caseId, [...waitingOf.get(task.caseId) ?? [], task]);
  for (const found of cases) {
    found.set({ superiorId: toId });
    const own = waitingOf.get(found.id) ?? [];
    const formers = withoutAdded(own);
    if (formers.length === 0) continue;
    found.revision += 1;
    found.set({ stepRev: found.revision });
    taskIds.push(...own.map(({ id }) => id), ...await forgetAdded(sequelize, found, formers, transaction));
    for (const former of formers) rerouted.push({ former, found, reviewer: await route(found, former) });
  }
  const moved = [...new Set(rerouted.map(({ found }) => found))];
  const closed = await closeTasks(sequelize, { taskIds }, { reason: 'rerouted', at }, transaction);
  await TaskModel.bulkCreate(rerouted.map(({ former, found, reviewer }) => ({
    ...former.get({ plain: true }), id: uuidv7(), state: 'open', closeReason: null, closedAt: null, stepRev: found.revision, divisionCode: found.divisionCode, escalated: false,
    reviewerOrgId: reviewer.id, reviewerSectionId: null, assigneeMembershipId: null, orgPath: [...reviewer.path],
    openedAt: new Date(at), dueAt: found.dueAt ?? former.dueAt,
  })), { transaction });
  await CaseEventModel.bulkCreate(
    moved.map((found) => nextEvent(found, { edge: 'reroute', fromStatus: found.status, at, actor: null })), { transaction });
  await saveRerouted(sequelize, cases, transaction);
  for (const found of moved) if (found.additions.length > 0) await keepWaiting(sequelize, found, transaction);
  await addManyToOutbox(sequelize, moved.flatMap(({ id: caseId }) => [
    { topic: 'resyncCase', payload: { caseId }, at } as const,
    { topic: 'notifyReviewers', payload: { caseId, message: 'newTask' }, at } as const,
  ]), transaction);
  return [...closed, ...rerouted.map(({ former: { kind }, reviewer }) => ({ organizationId: reviewer.id, sectionId: null, kind, by: 1 }))];
}

/** Tasks that wait for the old unit, and those that wait there for a reviewer whom it has added, who decides first. */
const WAITING = `
  case_id = ANY($caseIds) AND reviewer_org_id = $fromId AND (state = 'open' OR close_reason = 'deferred'
    AND EXISTS (SELECT FROM cases c WHERE c.id = tasks.case_id AND c.step = tasks.step AND c.round = tasks.round)
    AND NOT EXISTS (SELECT FROM tasks l WHERE l.case_id = tasks.case_id AND l.step = tasks.step AND l.round = tasks.round AND l.side = tasks.side
      AND l.step_rev > tasks.step_rev))
  ORDER BY id`;

/** The sides that the new unit decides: of a step that the old one decides itself, that alone. */
function withoutAdded(tasks: readonly TaskModel[]): readonly TaskModel[] {
  const own = tasks.filter(({ side }) => !isAddedSide(side));
  return own.length > 0 ? own : tasks.filter(({ state }) => state === 'open');
}

/** Forgets whom the old unit has added: the new one decides afresh. Gives the open tasks of those. */
async function forgetAdded(sequelize: Sequelize, found: CaseModel, formers: readonly TaskModel[], transaction: Transaction): Promise<string[]> {
  const forgotten: Side[] = [];
  for (const { side } of formers) forgotten.push(...await forgetAddedBelow(sequelize, found, side, transaction));
  if (forgotten.length === 0) return [];
  const tasks = await TaskModel.findAll({ where: { caseId: found.id, state: 'open', side: forgotten }, transaction });
  return tasks.map(({ id }) => id);
}

/** Finds the reviewer of a case at the new unit and begins its waiting there; cases that are alike are asked about once. */
function createRoute(sequelize: Sequelize, { toId, at }: Pick<Transferred, 'toId' | 'at'>, transaction: Transaction) {
  const known = new Map<string, { reviewer: Reviewer; waiting: PresentWaiting }>();
  return async function route(found: CaseModel, task: TaskModel): Promise<Reviewer> {
    const step = presentStep(found);
    const side = rootOf(task.side, presentAdditions(found));
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
    const { id, revision, stepRev, superiorId, divisionCode, additions, lastEventHash } = found;
    return { id, revision, stepRev, superiorId, divisionCode, additions, lastEventHash, ...presentWaiting(found) };
  });
  await queryRows(sequelize, `
    UPDATE cases c SET revision = r.revision, step_rev = r."stepRev", superior_id = r."superiorId", division_code = r."divisionCode", additions = r.additions,
      deadlines = r.deadlines, due_at = r."dueAt", waiting_since = r."waitingSince", waiting_division_code = r."waitingDivisionCode",
      sla_state = r."slaState", last_event_hash = r."lastEventHash"
    FROM json_to_recordset(:rows) AS r(id uuid, revision integer, "stepRev" integer, "superiorId" uuid, "divisionCode" text, additions jsonb, deadlines jsonb,
      "dueAt" timestamptz, "waitingSince" timestamptz, "waitingDivisionCode" text, "slaState" text, "lastEventHash" text)
    WHERE c.id = r.id RETURNING c.id`, { rows: JSON.stringify(rows) }, transaction);
}
