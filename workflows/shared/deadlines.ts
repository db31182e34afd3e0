import type { DeadlinePlan } from './flow.ts';

/** What happens when nobody acts: a reminder, the next upper organization takes over, or what was returned lapses. */
export type DeadlineKind = 'remind' | 'escalate' | 'lapse';

/** `at` is ISO 8601 in UTC. */
export interface Deadline {
  readonly kind: DeadlineKind;
  readonly at: string;
}

/** A deadline before its day is known. */
export interface PlannedDeadline {
  readonly kind: DeadlineKind;
  readonly afterWorkingDays: number;
}

/** A deadline as a case keeps it, so that its day can be counted again. */
export interface KeptDeadline extends Deadline, PlannedDeadline {}

/** The deadlines of one waiting in their order; `end` says what the last one does. */
export function listDeadlines(plan: DeadlinePlan, end: 'escalate' | 'lapse'): PlannedDeadline[] {
  return [
    ...plan.remindAfterWorkingDays.map((afterWorkingDays): PlannedDeadline => ({ kind: 'remind', afterWorkingDays })),
    { kind: end, afterWorkingDays: plan.dueWorkingDays },
  ];
}
