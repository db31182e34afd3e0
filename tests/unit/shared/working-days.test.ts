import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, weekdayOf } from '../../../workflows/shared/time.ts';
import { addWorkingDays, countWorkingDays, isWorkingDay } from '../../../workflows/shared/working-days.ts';

/** National Day 2026: off from 1 to 7 October, at work on the Sunday before and the Saturday after. */
const NATIONAL_DAY = new Map([
  ['2026-09-20', true], ['2026-10-01', false], ['2026-10-02', false], ['2026-10-05', false], ['2026-10-06', false],
  ['2026-10-07', false], ['2026-10-10', true],
]);
const NONE = new Map<string, boolean>();
const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('1995-01-01', count));

describe('working days', () => {
  it('skip weekends and holidays and count working weekends', () => {
    expect(addWorkingDays('2026-11-20', 1, NONE)).toBe('2026-11-23');
    expect(addWorkingDays('2026-09-30', 1, NATIONAL_DAY)).toBe('2026-10-08');
    expect(addWorkingDays('2026-09-30', 3, NATIONAL_DAY)).toBe('2026-10-10');
    expect(addWorkingDays('2026-09-19', 1, NATIONAL_DAY)).toBe('2026-09-20');
  });

  it('leave the day as it is for a count of 0', () => {
    expect(addWorkingDays('2026-11-22', 0, NONE)).toBe('2026-11-22');
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuse a count of %s', (count) => {
    expect(() => addWorkingDays('2026-11-22', count, NONE)).toThrow(RangeError);
  });

  it('are counted as they are added', () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const to = addWorkingDays(from, count, NATIONAL_DAY);
      expect(isWorkingDay(to, NATIONAL_DAY)).toBe(true);
      expect(countWorkingDays(from, to, NATIONAL_DAY)).toBe(count);
      expect(countWorkingDays(to, from, NATIONAL_DAY)).toBe(0);
    }));
  });

  it('are Monday to Friday where no exception says otherwise', () => {
    fc.assert(fc.property(day, (present) => {
      expect(isWorkingDay(present, NONE)).toBe(![0, 6].includes(weekdayOf(present)));
    }));
  });
});
