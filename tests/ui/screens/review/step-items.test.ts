import '../../support/page-globals.ts';
import { describe, expect, it } from '@jest/globals';
import type { CaseView } from '../../../../ui/screens/review/review-types.ts';
import { stepItems } from '../../../../ui/screens/review/step-items.ts';

const NOW = '2026-11-24T02:00:00.000Z';
const SUBMITTED = { name: 'submit', state: 'done', holder: null, at: '2026-11-20T01:30:00.000Z', dueAt: null } as const;
const WAITING = { name: 'effect', state: 'waiting', holder: null, at: null, dueAt: null } as const;

function review(more: Partial<CaseView['steps'][number]>): CaseView['steps'][number] {
  return { name: 'review', state: 'current', holder: '历下区人社局', at: null, dueAt: null, ...more };
}

describe('the steps of a case', () => {
  it('say who holds the present one and until when', () => {
    const [submitted, present, effect] = stepItems({
      kind: 'registrationReview.employer', outcome: null, steps: [SUBMITTED, review({ dueAt: '2026-11-24T16:00:00.000Z' }), WAITING],
    }, NOW);
    expect(submitted).toEqual({ title: '填写并提交', state: 'done', note: '11-20 09:30' });
    expect(present).toEqual({
      title: '主管部门审核', state: 'current', note: '历下区人社局', due: { kind: 'today', text: '今日 24:00 前' },
    });
    expect(effect?.note).toBe('系统 · 通过后即时');
  });

  it('end at the one that rejected', () => {
    const steps = [SUBMITTED, review({ state: 'failed', at: '2026-11-23T03:00:00.000Z' }), WAITING];
    const items = stepItems({ kind: 'registrationReview.employer', outcome: 'rejected', steps }, NOW);
    expect(items.map(({ state }) => state)).toEqual(['done', 'failed', 'waiting']);
    expect(items.map(({ note }) => note)).toEqual(['11-20 09:30', '历下区人社局 · 11-23 11:00', '']);
  });

  it('show the name of a step that this page has no words for', () => {
    const [item] = stepItems({ kind: 'unknownFlow.x', outcome: null, steps: [review({ name: 'publish' })] }, NOW);
    expect(item?.title).toBe('publish');
  });
});
