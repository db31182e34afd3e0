import { addDays, daysBetween, isDay } from './time.ts';

/** Somebody stands in for a colleague for at most this many days, which begin at most as many days ahead (docs/rules.md, "Substitutes"). */
export const MAX_SUBSTITUTE_DAYS = 90;

/** Longest reason for being away, in characters. */
export const MAX_AWAY_REASON_LENGTH = 100;

/** The first and the last day on which somebody stands in, `yyyy-mm-dd`. */
export interface SubstitutePeriod {
  readonly from: string;
  readonly until: string;
}

/** What is wrong with a period, by field; the codes are those of `problems.field`. */
export interface PeriodFlaw {
  readonly field: keyof SubstitutePeriod;
  readonly code: 'day' | 'dayPast' | 'dayTooFar' | 'endsBeforeStart' | 'tooManyDays';
}

/** What is wrong with a period as seen on a day; null when nothing is (docs/rules.md, "Substitutes"). */
export function findPeriodFlaw({ from, until }: SubstitutePeriod, today: string): PeriodFlaw | null {
  if (!isDay(from)) return { field: 'from', code: 'day' };
  if (!isDay(until)) return { field: 'until', code: 'day' };
  if (from < today) return { field: 'from', code: 'dayPast' };
  if (from > addDays(today, MAX_SUBSTITUTE_DAYS)) return { field: 'from', code: 'dayTooFar' };
  if (until < from) return { field: 'until', code: 'endsBeforeStart' };
  return daysBetween(from, until) >= MAX_SUBSTITUTE_DAYS ? { field: 'until', code: 'tooManyDays' } : null;
}
