import type { Transaction } from 'sequelize';
import type { CaseModel } from '../models/case.ts';
import { withTransaction } from '../models/database.ts';
import type { OutboxMessage } from '../models/outbox-entry.ts';
import { forgetAddedBelow, presentAdditions } from '../models/stores/added-reviewers.ts';
import { appendEvent } from '../models/stores/append-event.ts';
import { closeTasks } from '../models/stores/close-tasks.ts';
import { findStepReviewer, lockCase, openSides, presentStep, type SideReviewer } from '../models/stores/open-case.ts';
import { addToOutbox } from '../models/stores/outbox.ts';
import { type CounterMove, moveCounters } from '../models/stores/task-counters.ts';
import { keepWaiting } from '../models/stores/waiting.ts';
import { TaskModel } from '../models/task.ts';
import type { EdgeOf, FlowId } from '../workflows/flows/index.ts';
import type { PassDeadlineInput } from '../workflows/kit/ports.ts';
import type { DeadlineKind } from '../workflows/shared/deadlines.ts';
import { rootOf } from '../workflows/shared/added-reviewers.ts';
import type { Side, StepDefinition } from '../workflows/shared/flow.ts';
import { endCase } from './moves/end-case.ts';
import type { MoveDeps } from './moves/move.ts';

type Deps = Pick<MoveDeps, 'sequelize' | 'sealing'>;

interface Passing {
  readonly deps: Deps;
  readonly found: CaseModel;
  readonly at: string;
  readonly transaction: Transaction;
}

/**
 * Does what a deadline says when nobody has acted, in one SQL transaction.
 *
 * Safe to retry: a deadline that has passed is taken out of the case, so a second run finds another one, or none, and
 * changes nothing.
 */
export async function passDeadline(deps: Deps, { caseId, deadline, at }: PassDeadlineInput): Promise<void> {
  await withTransaction(deps.sequelize, async (transaction) => {
    const found = await lockCase(caseId, transaction);
    if (found === null) throw new RangeError(`There is no case ${caseId}`);
    const [next] = found.deadlines;
    if (next === undefined || next.kind !== deadline.kind || next.at !== deadline.at) return;
    const fromStatus = found.status;
    found.set({ revision: found.revision + 1, deadlines: found.deadlines.slice(1) });
    const { edge, moves } = await pass[deadline.kind]({ deps, found, at, transaction });
    await appendEvent(found, { edge, fromStatus, at, actor: null }, transaction);
    await found.save({ transaction });
    await moveCounters(deps.sequelize, moves, transaction);
  });
}

interface Passed {
  readonly edge: EdgeOf<FlowId>;
  readonly moves: readonly CounterMove[];
}

/** What each kind of deadline does to a case that waits. */
const pass = {
  async remind(passing) {
    const { id: caseId, status } = passing.found;
    passing.found.set({ slaState: 'reminded' });
    await tell(passing, status === 'returned'
      ? { topic: 'notifyApplicant', payload: { caseId, message: 'returnReminder' } }
      : { topic: 'notifyReviewers', payload: { caseId, message: 'reminder' } });
    return { edge: 'remind', moves: [] };
  },

  /** For each side that has not decided, the next upper organization takes over; where there is none for any, the case stays and is overdue. */
  async escalate(passing) {
    const { deps: { sequelize }, found, at, transaction } = passing;
    const step = presentStep(found);
    const tasks = await TaskModel.findAll({ where: { caseId: found.id, state: 'open' }, order: [['side', 'ASC']], transaction });
    const taking = await findUpper(passing, step, tasks);
    // Whoever takes over decides afresh, and asks others himself.
    for (const { side } of taking) await forgetAddedBelow(sequelize, found, side, transaction);
    if (taking.length === 0) {
      found.set({ slaState: 'overdue' });
      await tell(passing, { topic: 'notifyReviewers', payload: { caseId: found.id, message: 'overdue' } });
      return { edge: 'overdue', moves: [] };
    }
    const closed = await closeTasks(sequelize, { taskIds: taking.map(({ taskId }) => taskId) }, { reason: 'escalated', at }, transaction);
    const opened = await openSides(sequelize, found, { step, at, sides: taking }, transaction);
    await keepWaiting(sequelize, found, transaction);
    found.set({ escalated: true });
    await tell(passing, { topic: 'notifyReviewers', payload: { caseId: found.id, message: 'escalated' } });
    await tell(passing, { topic: 'notifyApplicant', payload: { caseId: found.id, message: 'escalated' } });
    return { edge: 'escalate', moves: [...closed, ...opened] };
  },

  async lapse(passing) {
    return { edge: 'lapse', moves: await endCase({ ...passing, tellFrom: passing.at }, 'lapsed') };
  },
} satisfies Record<DeadlineKind, (passing: Passing) => Promise<Passed>>;

/** Who takes over from each open task; those with nobody above are left out. */
async function findUpper({ deps: { sequelize }, found, transaction }: Passing, step: StepDefinition, tasks: readonly TaskModel[]) {
  const taking: (SideReviewer & { readonly taskId: string })[] = [];
  for (const task of tasks) {
    const side = rootOf(task.side, presentAdditions(found));
    const reviewer = await findStepReviewer(sequelize, found, { step, side, above: await findBelow(task, side, transaction) }, transaction);
    if (reviewer !== null) taking.push({ side: task.side, reviewer, escalated: true, taskId: task.id });
  }
  return taking;
}

/** The organization above which the next one is asked: the one that did not answer; of an added reviewer the one that has added him, until somebody has taken over. */
async function findBelow({ caseId, step, round, side, escalated, reviewerOrgId }: TaskModel, root: Side, transaction: Transaction): Promise<string> {
  if (side === root || escalated) return reviewerOrgId;
  const asking = await TaskModel.findOne({
    where: { caseId, step, round, side: root }, order: [['openedAt', 'DESC'], ['stepRev', 'DESC']], transaction,
  });
  return asking?.reviewerOrgId ?? reviewerOrgId;
}

async function tell({ deps, at, transaction }: Passing, message: OutboxMessage): Promise<void> {
  await addToOutbox(deps.sequelize, { ...message, at }, transaction);
}
