import { describe, expect, it } from '@jest/globals';
import { isHours, roundHoursDown } from '../../../../workflows/shared/hours/hours.ts';

describe('hours', () => {
  it.each([[0.5, true], [24, true], [999, true], [0, false], [-1, false], [0.3, false], [999.5, false], [Number.NaN, false], ['8', false], [null, false]])(
    '%j are some: %s', (value, expected) => { expect(isHours(value)).toBe(expected); },
  );

  it.each([[5.999, 5.5], [5.5, 5.5], [0.49, 0], [-3, 0]])('%d are rounded down to %d', (hours, expected) => {
    expect(roundHoursDown(hours)).toBe(expected);
  });
});
