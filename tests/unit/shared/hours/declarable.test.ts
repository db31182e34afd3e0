import { describe, expect, it } from '@jest/globals';
import { daysOfYear, judgeDates, judgeYear, yearOfHours } from '../../../../workflows/shared/hours/declarable.ts';
import { DEFAULT_HOUR_RULES, type HourRules } from '../../../../workflows/shared/hours/rules.ts';

const rules = DEFAULT_HOUR_RULES;
/** A year of hours from May to April. */
const shifted: HourRules = { ...rules, yearStart: '05-01', yearEnd: '04-30', declarableUntil: '05-31' };

describe('a year of hours', () => {
  it.each([
    [2026, '2025-12-31', 'future'], [2026, '2026-01-01', 'open'], [2026, '2026-12-31', 'open'], [2026, '2027-01-31', 'open'],
    [2026, '2027-02-01', 'late'], [2021, '2026-11-23', 'late'], [2020, '2026-11-23', 'closed'], [2021, '2026-01-01', 'late'],
    [2021, '2027-01-01', 'closed'],
  ] as const)('%i on %s is %s', (year, today, expected) => {
    expect(judgeYear(rules, year, today)).toBe(expected);
  });

  it('closes at once where nothing can be made up', () => {
    expect(judgeYear({ ...rules, makeUpYears: 0 }, 2025, '2026-01-31')).toBe('open');
    expect(judgeYear({ ...rules, makeUpYears: 0 }, 2025, '2026-02-01')).toBe('closed');
  });

  it('can end in the next one', () => {
    expect(daysOfYear(shifted, 2026)).toEqual({ from: '2026-05-01', to: '2027-04-30' });
    expect([yearOfHours(shifted, '2026-04-30'), yearOfHours(shifted, '2026-05-01'), yearOfHours(rules, '2026-01-01')]).toEqual([2025, 2026, 2026]);
    expect([judgeYear(shifted, 2026, '2026-04-30'), judgeYear(shifted, 2026, '2027-05-31'), judgeYear(shifted, 2026, '2027-06-01')]).toEqual(['future', 'open', 'late']);
  });
});

describe('the days of a declaration', () => {
  it.each([
    ['2026-03-02', '2026-03-06', 'fine'], ['2026-01-01', '2026-01-01', 'fine'], ['2026-11-23', '2026-11-23', 'fine'],
    ['2026-03-06', '2026-03-02', 'reversed'], ['2026-11-20', '2026-11-24', 'inFuture'],
    ['2025-12-31', '2026-01-02', 'outsideYear'], ['2025-03-01', '2025-03-02', 'outsideYear'],
  ])('from %s to %s are %s', (startsOn, endsOn, expected) => {
    expect(judgeDates(rules, { year: 2026, startsOn, endsOn, today: '2026-11-23' })).toBe(expected);
  });

  it('lie in a year that ends in the next one', () => {
    const days = { startsOn: '2027-01-04', endsOn: '2027-01-05', today: '2027-02-01' };
    expect([judgeDates(shifted, { ...days, year: 2026 }), judgeDates(shifted, { ...days, year: 2027 })]).toEqual(['fine', 'outsideYear']);
  });
});
