import type { Transaction } from 'sequelize';
import type { CaseModel } from '../models/case.ts';
import { withTransaction } from '../models/database.ts';
import type { OutboxMessage } from '../models/outbox-entry.ts';
import { appendEvent } from '../models/stores/append-event.ts';
import { closeTasks } from '../models/stores/close-tasks.ts';
import { findStepReviewer, lockCase, openStepAt, presentStep } from '../models/stores/open-case.ts';
import { addToOutbox } from '../models/stores/outbox.ts';
import { type CounterMove, moveCounters } from '../models/stores/task-counters.ts';
import { TaskModel } from '../models/task.ts';
import type { EdgeOf, FlowId } from '../workflows/flows/index.ts';
import type { PassDeadlineInput } from '../workflows/kit/ports.ts';
import type { DeadlineKind } from '../workflows/shared/deadlines.ts';
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
    const found = await lockCase(deps.sequelize, caseId, transaction);
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

  /** The next upper organization takes over; where there is none, the case stays and is overdue. */
  async escalate(passing) {
    const { deps: { sequelize }, found, at, transaction } = passing;
    const step = presentStep(found);
    const task = await TaskModel.findOne({ where: { caseId: found.id, state: 'open' }, rejectOnEmpty: true, transaction });
    const reviewer = await findStepReviewer(sequelize, found, { step, above: task.reviewerOrgId }, transaction);
    if (reviewer === null) {
      found.set({ slaState: 'overdue' });
      await tell(passing, { topic: 'notifyReviewers', payload: { caseId: found.id, message: 'overdue' } });
      return { edge: 'overdue', moves: [] };
    }
    const closed = await closeTasks(sequelize, found, { reason: 'escalated', at }, transaction);
    const opened = await openStepAt(sequelize, found, { step, at, reviewer, above: task.reviewerOrgId }, transaction);
    found.set({ escalated: true });
    await tell(passing, { topic: 'notifyReviewers', payload: { caseId: found.id, message: 'escalated' } });
    await tell(passing, { topic: 'notifyApplicant', payload: { caseId: found.id, message: 'escalated' } });
    return { edge: 'escalate', moves: [...closed, opened] };
  },

  async lapse(passing) {
    await endCase({ ...passing, tellFrom: passing.at }, 'lapsed');
    return { edge: 'lapse', moves: [] };
  },
} satisfies Record<DeadlineKind, (passing: Passing) => Promise<Passed>>;

async function tell({ deps, at, transaction }: Passing, message: OutboxMessage): Promise<void> {
  await addToOutbox(deps.sequelize, { ...message, at }, transaction);
}
