import { describe, expect, it } from '@jest/globals';
import { classStateOf, executionPercent } from '../../../workflows/shared/training.ts';

const DAYS = { startsOn: '2027-03-01', endsOn: '2027-03-05' };

describe('the state of a class', () => {
  it.each([
    ['open', '2027-02-28', 'upcoming'], ['open', '2027-03-01', 'running'], ['open', '2027-03-05', 'running'], ['open', '2027-03-06', 'ended'],
    ['cancelled', '2027-03-06', 'cancelled'], ['closed', '2027-03-06', 'closed'],
  ] as const)('%s on %s is %s', (status, today, state) => {
    expect(classStateOf({ ...DAYS, status }, today)).toBe(state);
  });
});

it('a plan is carried out in whole percent, and not at all without one', () => {
  expect(executionPercent({ plannedSessions: 3, closedClasses: 2 })).toBe(67);
  expect(executionPercent({ plannedSessions: 0, closedClasses: 2 })).toBeNull();
});
