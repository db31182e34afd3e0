import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { definitionOf, flows, isFlowId, subjectOf } from '../../../workflows/flows/index.ts';
import { gallery } from '../../../workflows/shared/picture/gallery.ts';
import { pictureOf } from '../../../workflows/shared/picture/picture.ts';
import { faultsOf, neverWalked } from '../../../workflows/shared/picture/walk.ts';
import { pathOfHistory } from '../../support/history-path.ts';
import { readPath } from '../../support/walks/plan-walks.ts';

const HISTORIES = new URL('../../workflows/histories/', import.meta.url);
/** What cases of each picture did in PostgreSQL; tests/models/walks.test.ts keeps it and says when it is not so any more. */
const walks = z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(new URL('../../models/walks.json', import.meta.url), 'utf8')));
const pictures = gallery();
const histories = readdirSync(HISTORIES).map((name) => ({ name, kept: pathOfHistory(readFileSync(new URL(name, HISTORIES), 'utf8')) }));

describe('the edges of a flow', () => {
  it.each(Object.keys(flows).filter(isFlowId))('%s are exactly those of its pictures', (flowId) => {
    const { edges, subjects } = definitionOf(flowId);
    const drawn = Object.values(subjects).flatMap((subject) => pictureOf(subject).ways.map(({ edge }) => edge));
    expect([...edges].toSorted()).toEqual([...new Set(drawn)].toSorted());
  });
});

describe('the pictures of all flows', () => {
  it('show every subject, each under a name of its own', () => {
    const subjects = pictures.flatMap(({ flowId, subjects: names }) => names.map((name) => `${flowId}.${name}`));
    const all = Object.values(flows).flatMap(({ id, subjects: named }) => Object.keys(named).map((name) => `${id}.${name}`));
    expect([...new Set(subjects)].toSorted()).toEqual(all.toSorted());
    expect(new Set(pictures.map(({ name }) => name)).size).toBe(pictures.length);
  });

  it('show of hours one for each chain', () => {
    expect(pictures.filter(({ flowId }) => flowId === 'creditHourReview').map(({ name }) => name)).toEqual([
      'creditHourReview.unit-department', 'creditHourReview.direct', 'creditHourReview.appeal',
    ]);
  });
});

describe('the way of a case in a history that was kept', () => {
  const reviews = histories.flatMap(({ name, kept }) => (kept === null ? [] : [{ name, ...kept }]));

  it('is found in every history of a review', () => {
    expect(histories.filter(({ kept }) => kept === null).map(({ name }) => name)).toEqual(['batch-decision-1-completed.json', 'roster-declaration-1-completed.json']);
  });

  it.each(reviews)('$name can be walked in its picture', ({ flowId, subject, path }) => {
    if (!isFlowId(flowId)) throw new RangeError(`There is no flow ${flowId}`);
    expect(path.length).toBeGreaterThan(0);
    const drawn = pictures.filter((one) => one.flowId === flowId && one.subjects.includes(subject)).map(({ chain }) => chain);
    const faults = drawn.map((chain) => faultsOf(pictureOf(subjectOf(definitionOf(flowId), subject), chain), path));
    // A history does not say which chain its case goes through: one of them fits.
    expect(faults).toContainEqual([]);
  });
});

describe('the walks that are kept', () => {
  it('are of every picture, and of no other', () => {
    expect(Object.keys(walks).toSorted()).toEqual(pictures.map(({ name }) => name).toSorted());
  });

  it.each(pictures)('of $name take every way of it, and none that it has not', ({ name, picture }) => {
    const events = (walks[name] ?? []).flatMap(readPath);
    expect(faultsOf(picture, events)).toEqual([]);
    expect(neverWalked(picture, events)).toEqual([]);
  });
});
