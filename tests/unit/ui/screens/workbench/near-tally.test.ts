import { describe, expect, it } from '@jest/globals';
import { nearTally } from '../../../../../ui/screens/workbench/near-tally.ts';

const now = '2026-11-24T02:00:00.000Z';
/** Deadlines end at midnight in Shanghai. */
const [LATE, TODAY, LATER] = ['2026-11-23T16:00:00.000Z', '2026-11-24T16:00:00.000Z', '2026-11-25T16:00:00.000Z'] as const;
const rows = (...dueAts: string[]) => dueAts.map((dueAt, index) => ({ kind: index % 2 === 0 ? 'even' : 'odd', dueAt }));

describe('what is near its deadline', () => {
  it('is counted exactly in a list that was not cut', () => {
    expect(nearTally(rows(LATE, LATE, TODAY), { now, limit: 12 })).toEqual({ late: { count: 2, isMore: false }, today: { count: 1, isMore: false } });
  });

  it('is counted exactly in a list that was cut after a later deadline', () => {
    expect(nearTally(rows(LATE, TODAY, LATER), { now, limit: 3 })).toEqual({ late: { count: 1, isMore: false }, today: { count: 1, isMore: false } });
  });

  it('may be more where the list was cut within it', () => {
    expect(nearTally(rows(LATE, TODAY, TODAY), { now, limit: 3 })).toEqual({ late: { count: 1, isMore: false }, today: { count: 2, isMore: true } });
    expect(nearTally(rows(LATE, LATE, LATE), { now, limit: 3 })).toEqual({ late: { count: 3, isMore: true }, today: { count: 0, isMore: true } });
  });

  it('is counted of one kind', () => {
    expect(nearTally(rows(LATE, LATE, LATE, TODAY), { now, limit: 12, kind: 'odd' })).toEqual({ late: { count: 1, isMore: false }, today: { count: 1, isMore: false } });
  });
});
