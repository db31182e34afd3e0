import { describe, expect, it } from '@jest/globals';
import { dueState, lastDayOf, shortDay } from '../../../ui/components/due-state.ts';

describe('a deadline', () => {
  const endOfDecember7 = '2026-12-07T16:00:00.000Z';

  it('names the day at whose end it falls', () => {
    expect(lastDayOf(endOfDecember7)).toBe('2026-12-07');
    expect(lastDayOf('2026-12-07T09:30:00.000Z')).toBe('2026-12-07');
  });

  it('is days away, today, and late from its instant on', () => {
    expect(dueState(endOfDecember7, '2026-12-04T01:00:00Z')).toEqual({ kind: 'later', day: '2026-12-07', days: 3 });
    expect(dueState(endOfDecember7, '2026-12-06T15:59:59Z')).toEqual({ kind: 'later', day: '2026-12-07', days: 1 });
    expect(dueState(endOfDecember7, '2026-12-06T16:00:00Z')).toEqual({ kind: 'today', day: '2026-12-07', days: 0 });
    expect(dueState(endOfDecember7, '2026-12-07T15:59:59Z').kind).toBe('today');
    expect(dueState(endOfDecember7, endOfDecember7)).toEqual({ kind: 'late', day: '2026-12-07', days: 1 });
    expect(dueState(endOfDecember7, '2026-12-09T04:00:00Z').days).toBe(2);
  });

  it('is written without the year within the year', () => {
    expect(shortDay('2026-12-07', '2026-11-23')).toBe('12-07');
    expect(shortDay('2027-01-04', '2026-11-23')).toBe('2027-01-04');
  });
});
