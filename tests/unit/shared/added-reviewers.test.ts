import { describe, expect, it } from '@jest/globals';
import { addedBelow, additionsOf, besides, dueSides, nextAddedSide, rootOf, sidesInOrder } from '../../../workflows/shared/added-reviewers.ts';
import type { Side } from '../../../workflows/shared/flow.ts';

const added = (number: number, place: 'before' | 'after', by: Side) => ({ side: `added:${number}`, place, by } as const);
const due = (sides: readonly Side[], additions: ReturnType<typeof added>[], ...approved: Side[]) => dueSides(sides, additions, new Set(approved));

describe('whose turn it is in a step', () => {
  it('is everybody\'s where nobody was added', () => {
    expect(due(['old', 'new'], [])).toEqual(['old', 'new']);
    expect(due(['old', 'new'], [], 'old')).toEqual(['new']);
  });

  it('is first that of whoever was added before, then again that of whoever asked', () => {
    const additions = [added(1, 'before', 'only')];
    expect(due(['only'], additions)).toEqual(['added:1']);
    expect(due(['only'], additions, 'added:1')).toEqual(['only']);
    expect(due(['only'], additions, 'added:1', 'only')).toEqual([]);
  });

  it('is first that of whoever asked, then that of whoever was added after', () => {
    const additions = [added(1, 'after', 'only')];
    expect(due(['only'], additions)).toEqual(['only']);
    expect(due(['only'], additions, 'only')).toEqual(['added:1']);
    expect(due(['only'], additions, 'only', 'added:1')).toEqual([]);
  });

  it('goes through both, and through those that added reviewers ask', () => {
    const additions = [added(1, 'after', 'only'), added(2, 'before', 'only'), added(3, 'before', 'added:2'), added(4, 'after', 'added:1')];
    const order: Side[] = ['added:3', 'added:2', 'only', 'added:1', 'added:4'];
    expect(sidesInOrder(['only'], additions)).toEqual(order);
    for (const [place, side] of order.entries()) expect(due(['only'], additions, ...order.slice(0, place))).toEqual([side]);
  });

  it('is asked for each of two sides by itself', () => {
    const additions = [added(1, 'before', 'old'), added(2, 'after', 'new')];
    expect(due(['old', 'new'], additions)).toEqual(['added:1', 'new']);
    expect(due(['old', 'new'], additions, 'new')).toEqual(['added:1', 'added:2']);
  });
});

describe('the sides of added reviewers', () => {
  const additions = [added(1, 'before', 'old'), added(2, 'after', 'added:1'), added(3, 'after', 'new')];

  it('know who began to ask, and whom they have asked', () => {
    expect(rootOf('added:2', additions)).toBe('old');
    expect(rootOf('new', additions)).toBe('new');
    expect(addedBelow('old', additions)).toEqual(['added:1', 'added:2']);
    expect(besides('added:1', additions)).toEqual(['old', 'added:2']);
  });

  it('have numbers of their own, also after one was forgotten', () => {
    expect(nextAddedSide([])).toBe('added:1');
    expect(nextAddedSide([added(2, 'after', 'only')])).toBe('added:3');
  });

  it('belong to one step and round', () => {
    const all = [{ step: 'review', round: 1 }, { step: 'review', round: 2 }, { step: 'above', round: 2 }];
    expect(additionsOf(all, { step: 'review', round: 2 })).toEqual([all[1]]);
    expect(additionsOf(all, { step: null, round: 2 })).toEqual([]);
  });
});
