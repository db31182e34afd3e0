import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOf, endOfDay, isDay, startOfDay, yearOf, ZONE, ZONE_OFFSET } from '../../../workflows/shared/time.ts';

describe('days in the zone', () => {
  it('begin eight hours before those of UTC', () => {
    expect(dayOf('2026-12-31T15:59:59.999Z')).toBe('2026-12-31');
    expect(dayOf('2026-12-31T16:00:00Z')).toBe('2027-01-01');
    expect(yearOf('2026-12-31T16:00:00Z')).toBe(2027);
    expect(dayOf('2026-11-23T23:30:00-05:00')).toBe('2026-11-24');
  });

  it('end at 24:00, where the next one begins', () => {
    expect(endOfDay('2026-02-28')).toBe('2026-02-28T16:00:00.000Z');
    expect(endOfDay('2026-12-31')).toBe(startOfDay('2027-01-01'));
  });

  it('agree with the zone data of the machine', () => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, dateStyle: 'short' });
    fc.assert(fc.property(fc.date({ min: new Date('1992-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      expect(dayOf(date.toISOString())).toBe(format.format(date));
    }));
    expect(new Date(`2026-11-23T00:00:00${ZONE_OFFSET}`).toISOString()).toBe(startOfDay('2026-11-23'));
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '', '2026-11-23T00:00:00Z', '20261123'])('refuse %s', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => endOfDay(text)).toThrow(RangeError);
  });

  it.each(['', 'yesterday', '2026-11-23T10:00:00', '2026-11-23'])('are not read from %s, which names no instant', (text) => {
    expect(() => dayOf(text)).toThrow(RangeError);
  });
});
