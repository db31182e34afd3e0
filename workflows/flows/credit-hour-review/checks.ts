import { type CheckResult, type CheckVerdict, PASSED, runChecks } from '../../shared/checks.ts';
import type { creditHourReview } from './definition.ts';

/** What the checks of declared hours need, from rules and database (`models/facts/credit-hour-review.ts`). Hours are in steps of 0.5. */
export interface CreditHourFacts {
  /** Whether hours of that year are declared in time, or later than that. */
  readonly window: 'open' | 'late';
  /** What the rules give; null where they leave it to the reviewer. */
  readonly proposedHours: number | null;
  /** What may still be recognized of this study form in that year; null without a cap. */
  readonly leftOfCap: number | null;
  /** The most that the days from start to end allow. */
  readonly mostOfDays: number;
  /** Cases with the same achievement that are open or approved: of himself, and of others where that is not usual. */
  readonly sameAchievement: { readonly own: number; readonly others: number };
  /** The unit in which he was employed at that time, where that is another one than today. */
  readonly unitThen: string | null;
  /** Whether he stands on the roster of the class with a result that earns hours; null where they are not those of a class. */
  readonly hasPassedClass: boolean | null;
}

export type CreditHourCheck = (typeof creditHourReview)['subjects']['paper']['checks'][number];

type Declared = { readonly hours: number };

const most = (hours: number, limit: number | null): CheckVerdict =>
  (limit === null || hours <= limit ? PASSED : { result: 'warning', params: { hours, most: Math.max(0, limit) } });

const byName = {
  yearOpen: (_form, { window }) => (window === 'open' ? PASSED : { result: 'warning', params: {} }),
  hoursWithinProposal: ({ hours }, { proposedHours }) => most(hours, proposedHours),
  hoursWithinYearlyCap: ({ hours }, { leftOfCap }) => most(hours, leftOfCap),
  hoursPerDay: ({ hours }, { mostOfDays }) => most(hours, mostOfDays),
  achievementUnused(_form, { sameAchievement: { own, others } }) {
    if (own > 0) return { result: 'failed', params: { count: own } };
    return others === 0 ? PASSED : { result: 'warning', params: { count: others } };
  },
  employedThen: (_form, { unitThen }) => (unitThen === null ? PASSED : { result: 'warning', params: { unit: unitThen } }),
  onClassRoster: (_form, { hasPassedClass }) => (hasPassedClass === false ? { result: 'failed', params: {} } : PASSED),
} satisfies Record<CreditHourCheck, (form: Declared, facts: CreditHourFacts) => CheckVerdict>;

/** Runs the checks named by the definition, in its order. Pure; they inform and never decide (docs/rules.md, "Hours"). */
export function runCreditHourChecks(
  names: readonly CreditHourCheck[], form: Declared, facts: CreditHourFacts,
): CheckResult<CreditHourCheck>[] {
  return runChecks(names, byName, form, facts);
}
