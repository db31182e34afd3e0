import '../../support/page-globals.ts';
import { describe, expect, it } from '@jest/globals';
import { caseStanding } from '../../../../ui/screens/review/case-standing.ts';
import type { CaseView } from '../../../../ui/screens/review/review-types.ts';

const NOW = '2026-11-24T02:00:00.000Z';
type Standing = Parameters<typeof caseStanding>[0];

function standing(more: Partial<Standing>): string[] {
  const view: Standing = { flowId: 'registrationReview', status: 'reviewing', outcome: null, steps: [], timeline: [], voidedAt: null, holder: null, ...more };
  return caseStanding(view, NOW).map(({ text }) => text);
}

const step = (name: string, more: Partial<CaseView['steps'][number]>): CaseView['steps'][number] =>
  ({ name, state: 'current', holder: null, at: null, dueAt: null, ...more });
const event = (edge: string, at: string): CaseView['timeline'][number] =>
  ({ id: edge, edge, actorName: null, behalfName: null, organizationName: null, targetName: null, reason: null, recognizedHours: null, coveredSteps: [], passedOver: false, at });

describe('where a case stands', () => {
  it('is with an organization until a day', () => {
    expect(standing({ steps: [step('review', { holder: '历下区人社局', dueAt: '2026-12-07T16:00:00.000Z' })] }))
      .toEqual(['现由 历下区人社局 审核', '12-07 前']);
  });

  it('is with both sides while neither has decided, and with one organization once', () => {
    const sides = (...holders: string[]) => standing({ steps: holders.map((holder, place) => step(`side${place}`, { holder })) });
    expect([sides('甲局', '乙局'), sides('甲局', '甲局')]).toEqual([['现由 甲局、乙局 审核'], ['现由 甲局 审核']]);
  });

  it('is with the applicant while it is returned, and until when', () => {
    expect(standing({ status: 'returned', steps: [step('mend', { dueAt: '2026-11-24T16:00:00.000Z' })] }))
      .toEqual(['等待申请人修改', '今日 24:00 前，逾期未改即失效']);
  });

  it('is nowhere yet while nobody is found who decides', () => {
    expect(standing({ status: 'received' })).toEqual(['正在分派审核单位']);
  });

  it('ended at an instant, and stays void where its record is', () => {
    const timeline = [event('comment', '2026-11-23T05:00:00.000Z'), event('void', '2026-11-23T04:00:00.000Z'), event('reject', '2026-11-23T03:00:00.000Z')];
    expect(standing({ status: 'rejected', outcome: 'rejected', timeline, voidedAt: '2026-11-23T04:00:00.000Z' }))
      .toEqual(['11-23 11:00 办结 · 驳回', '11-23 12:00 作废，已产生的效力不变']);
  });
});
