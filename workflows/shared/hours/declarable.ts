import type { HourRules } from './rules.ts';

/** Whether hours of a year can be declared: as a rule, late, no longer, or not yet. */
export type YearVerdict = 'open' | 'late' | 'closed' | 'future';

/** What is wrong with the days of a declaration, the first thing found. */
export type DatesVerdict = 'fine' | 'reversed' | 'inFuture' | 'outsideYear';

/** The first and the last day of a year of hours, `yyyy-mm-dd`; a year that ends before it begins ends in the next one. */
export function daysOfYear({ yearStart, yearEnd }: HourRules, year: number): { readonly from: string; readonly to: string } {
  return { from: `${year}-${yearStart}`, to: `${yearEnd < yearStart ? year + 1 : year}-${yearEnd}` };
}

/** The year of hours in which a day (`yyyy-mm-dd`) lies. */
export function yearOfHours({ yearStart }: HourRules, day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) < yearStart ? year - 1 : year;
}

/**
 * Judges whether hours of a year can be declared on a day: open from its first day until the last day to declare, in the
 * year after; then late for as many years as can be made up (docs/rules.md, "Hours").
 */
export function judgeYear(rules: HourRules, year: number, today: string): YearVerdict {
  if (today < daysOfYear(rules, year).from) return 'future';
  if (today <= `${year + 1}-${rules.declarableUntil}`) return 'open';
  return year >= yearOfHours(rules, today) - rules.makeUpYears ? 'late' : 'closed';
}

/** Judges the days of a declaration, all `yyyy-mm-dd`: in order, not in the future, within the declared year. */
export function judgeDates(
  rules: HourRules, { year, startsOn, endsOn, today }: { readonly year: number; readonly startsOn: string; readonly endsOn: string; readonly today: string },
): DatesVerdict {
  const { from, to } = daysOfYear(rules, year);
  if (endsOn < startsOn) return 'reversed';
  if (endsOn > today) return 'inFuture';
  return startsOn < from || endsOn > to ? 'outsideYear' : 'fine';
}
