import type { Sequelize, Transaction } from 'sequelize';
import { type KeptDeadline, listDeadlines, type PlannedDeadline } from '../../workflows/shared/deadlines.ts';
import type { DeadlinePlan } from '../../workflows/shared/flow.ts';
import type { CaseModel } from '../case.ts';
import { queryPrepared, queryRows } from '../database.ts';
import { createOnceWithin } from './once-within.ts';
import { findDueDates } from './due-date.ts';

/** What the plans of deadlines call the waiting for an applicant; otherwise it is the name of a step. */
export const RETURNED = 'returned';

export interface Waiting {
  /** The name of a step, or {@link RETURNED}. */
  readonly waitsFor: string;
  /** The plan of the definition; data may say otherwise. */
  readonly plan: DeadlinePlan;
  readonly end: 'escalate' | 'lapse';
  /** By whose calendar the days count. */
  readonly divisionCode: string;
  /** ISO instant at which the waiting begins. */
  readonly at: string;
}

/**
 * Begins a waiting of a case: its deadlines, when it is due, and that it is on time. The row is not saved here.
 *
 * @returns when it is due, ISO 8601.
 */
export async function beginWaiting(
  sequelize: Sequelize, found: CaseModel, { waitsFor, plan, end, divisionCode, at }: Waiting, transaction: Transaction,
): Promise<string> {
  const present = await findPlan(sequelize, found, { waitsFor, divisionCode }, transaction) ?? plan;
  const deadlines = await countDeadlines(sequelize, listDeadlines(present, end), { from: at, divisionCode }, transaction);
  const dueAt = deadlines.at(-1)?.at ?? '';
  found.set({ deadlines, dueAt: new Date(dueAt), waitingSince: new Date(at), waitingDivisionCode: divisionCode, slaState: 'on-time' });
  return dueAt;
}

/** The days on which planned deadlines fall. */
async function countDeadlines(
  sequelize: Sequelize, planned: readonly PlannedDeadline[], { from, divisionCode }: { readonly from: string; readonly divisionCode: string },
  transaction: Transaction,
): Promise<KeptDeadline[]> {
  const dates = await findDueDates(
    sequelize, { from, divisionCode, afterWorkingDays: planned.map(({ afterWorkingDays }) => afterWorkingDays) }, transaction,
  );
  return planned.map(({ kind, afterWorkingDays }, place) => ({ kind, afterWorkingDays, at: dates[place] ?? '' }));
}

/**
 * Counts the deadlines of a waiting again that have not passed, by the calendar as it is now; when it is due goes to its open
 * tasks too. The row is not saved here.
 *
 * @returns whether a deadline has another day.
 */
export async function recountWaiting(sequelize: Sequelize, found: CaseModel, transaction: Transaction): Promise<boolean> {
  const { waitingSince, waitingDivisionCode: divisionCode, deadlines: present } = found;
  if (waitingSince === null || divisionCode === null || present.length === 0) return false;
  const deadlines = await countDeadlines(sequelize, present, { from: waitingSince.toISOString(), divisionCode }, transaction);
  if (deadlines.every(({ at }, place) => at === present[place]?.at)) return false;
  const dueAt = deadlines.at(-1)?.at ?? '';
  found.set({ deadlines, dueAt: new Date(dueAt) });
  await queryRows(sequelize, "UPDATE tasks SET due_at = :dueAt WHERE case_id = :caseId AND state = 'open' RETURNING id", { caseId: found.id, dueAt }, transaction);
  return true;
}

/** What a case keeps of its waiting. */
export type PresentWaiting = Pick<CaseModel, 'deadlines' | 'dueAt' | 'waitingSince' | 'waitingDivisionCode' | 'slaState'>;

/** The waiting of a case, for another that waits for the same from the same day on. */
export function presentWaiting({ deadlines, dueAt, waitingSince, waitingDivisionCode, slaState }: CaseModel): PresentWaiting {
  return { deadlines, dueAt, waitingSince, waitingDivisionCode, slaState };
}

/** Ends the waiting of a case. The row is not saved here. */
export function endWaiting(found: CaseModel): void {
  found.set({ deadlines: [], dueAt: null, waitingSince: null, waitingDivisionCode: null });
}

/** Takes open tasks along to the present waiting of their case: where the step has begun anew, who opened it before that sees what is stale. */
export async function keepWaiting(sequelize: Sequelize, found: CaseModel, transaction: Transaction): Promise<void> {
  await queryRows(sequelize, `
    UPDATE tasks SET step_rev = GREATEST(step_rev, :stepRev), due_at = :dueAt WHERE case_id = :caseId AND state = 'open' RETURNING id`,
  { caseId: found.id, stepRev: found.stepRev, dueAt: found.dueAt?.toISOString() ?? null }, transaction);
}

const plansOnce = createOnceWithin<DeadlinePlan[]>();

/** What data says of a waiting: for the division, otherwise for everybody; null where it says nothing. */
async function findPlan(
  sequelize: Sequelize, { flowId, subject }: CaseModel, { waitsFor, divisionCode }: Pick<Waiting, 'waitsFor' | 'divisionCode'>,
  transaction: Transaction,
): Promise<DeadlinePlan | null> {
  const asked = { flowId, subject, waitsFor, divisionCode };
  const [found] = await plansOnce(transaction, asked, () => queryPrepared<DeadlinePlan>(sequelize, `
    SELECT remind_after_working_days AS "remindAfterWorkingDays", due_working_days AS "dueWorkingDays" FROM deadline_plans
    WHERE flow_id = $flowId AND subject = $subject AND waits_for = $waitsFor
      AND (division_code = $divisionCode OR division_code IS NULL)
    ORDER BY division_code NULLS LAST LIMIT 1`, asked, transaction));
  return found ?? null;
}
