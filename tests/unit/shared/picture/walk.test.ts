import { describe, expect, it } from '@jest/globals';
import type { SubjectDefinition } from '../../../../workflows/shared/flow.ts';
import { isLoop, pictureOf } from '../../../../workflows/shared/picture/picture.ts';
import { countWays, faultsOf, neverWalked, type Walked, withDetours } from '../../../../workflows/shared/picture/walk.ts';

const plan = { remindAfterWorkingDays: [], dueWorkingDays: 10 };

/** A subject that no flow has: two steps, and nobody but its applicant can end it otherwise than approved. */
const madeUp: SubjectDefinition = {
  about: 'organization',
  reviewedBy: ['department'], applicantVerbs: ['withdraw'], returnedDeadlines: plan, checks: [],
  steps: [
    { name: 'look', reviewers: { only: 'bureau' }, right: 'change.decide', verbs: ['approve'], deadlines: plan },
    { name: 'agree', reviewers: { old: 'bureau', new: 'successor' }, right: 'change.decide', verbs: ['approve'], deadlines: plan },
  ],
};

const picture = pictureOf(madeUp);
const straight: readonly Walked[] = [
  { edge: 'submit', from: null, to: 'received' }, { edge: 'open', from: 'received', to: 'look' }, { edge: 'approve', from: 'look', to: 'agree' },
  { edge: 'comment', from: 'agree', to: 'agree' }, { edge: 'consent', from: 'agree', to: 'agree' }, { edge: 'approve', from: 'agree', to: 'approved' },
];

describe('a picture', () => {
  it('has the places and ways that the definition gives, and no other', () => {
    expect(picture.places.map(({ id, sides }) => [id, sides.length])).toEqual([['received', 0], ['look', 1], ['agree', 2], ['approved', 0], ['withdrawn', 0]]);
    expect(picture.ways.filter((way) => !isLoop(way)).map(({ edge, from, to }) => `${from} ${edge} ${to}`)).toEqual([
      'null submit received', 'received open look', 'received withdraw withdrawn', 'look approve agree', 'look withdraw withdrawn', 'agree approve approved',
      'agree withdraw withdrawn',
    ]);
  });

  it('of a chain has its steps alone', () => {
    expect(pictureOf(madeUp, ['agree']).places.map(({ id }) => id)).toEqual(['received', 'agree', 'approved', 'withdrawn']);
    expect(() => pictureOf(madeUp, [])).toThrow(RangeError);
  });

  it('says of each way how often it was taken', () => {
    const taken = countWays(picture, straight).filter(({ times }) => times > 0);
    expect(taken.map(({ edge, times }) => [edge, times])).toEqual([['submit', 1], ['open', 1], ['approve', 1], ['consent', 1], ['approve', 1]]);
  });
});

describe('a path that was recorded', () => {
  it('can be walked, with what people do around the case', () => {
    expect(faultsOf(picture, straight)).toEqual([]);
  });

  it('fails by name where an edge was taken that the picture has not', () => {
    expect(faultsOf(picture, [...straight, { edge: 'reopen', from: 'approved', to: 'look' }])).toEqual(['reopen: approved → look']);
    expect(faultsOf(picture, [{ edge: 'approve', from: 'look', to: 'approved' }])).toEqual(['approve: look → approved']);
    expect(faultsOf(picture, [{ edge: 'comment', from: 'look', to: 'agree' }, { edge: 'comment', from: 'gone', to: 'gone' }])).toEqual([
      'comment: look → agree', 'comment: gone → gone',
    ]);
  });

  it('can be walked through reviewers whom others have added, at a step alone', () => {
    const added = ['addBefore', 'consent', 'addAfter'].map((edge) => ({ edge, from: 'look', to: 'look' }));
    expect(faultsOf(picture, added)).toEqual([]);
    expect(faultsOf(picture, [{ edge: 'addBefore', from: 'received', to: 'received' }, { edge: 'consent', from: 'look', to: 'agree' }])).toEqual([
      'addBefore: received → received', 'consent: look → agree',
    ]);
  });

  it('is drawn with the loops of added reviewers that it has taken, each once, and of no others', () => {
    const added = ['addBefore', 'consent', 'addBefore'].map((edge) => ({ edge, from: 'look', to: 'look' }));
    const drawn = withDetours(picture, [...straight, ...added]);
    const more = drawn.ways.filter((way) => !picture.ways.includes(way));
    expect(more).toEqual([{ edge: 'addBefore', from: 'look', to: 'look' }, { edge: 'consent', from: 'look', to: 'look' }]);
    expect(countWays(drawn, added).filter(({ times }) => times > 0).map(({ edge, times }) => [edge, times])).toEqual([['addBefore', 2], ['consent', 1]]);
    expect(withDetours(picture, straight)).toBe(picture);
  });

  it('without edges is one of places that ways connect', () => {
    expect(faultsOf(picture, [{ edge: null, from: null, to: 'look' }, { edge: null, from: 'look', to: 'approved' }])).toEqual([]);
    expect(faultsOf(picture, [{ edge: null, from: 'agree', to: 'look' }])).toEqual(['?: agree → look']);
  });
});

describe('a way that nobody walked', () => {
  it('is named', () => {
    const walked = [...straight, { edge: 'withdraw', from: 'look', to: 'withdrawn' }];
    const loops = picture.ways.filter((way) => isLoop(way) && way.edge !== 'consent');
    expect(neverWalked(picture, [...walked, ...loops])).toEqual(['withdraw: received → withdrawn', 'withdraw: agree → withdrawn']);
  });
});
