import '../../support/page-globals.ts';
import { describe, expect, it } from '@jest/globals';
import { timelineEntries } from '../../../../ui/screens/review/timeline-entries.ts';

const EVENT = { id: '1', actorName: null, behalfName: null, organizationName: null, targetName: null, reason: null, recognizedHours: null, coveredSteps: [], passedOver: false, at: '2026-11-20T01:30:00.000Z' };

describe('what happened to a case', () => {
  it('is told with who did it, where, and how it looks', () => {
    const entries = timelineEntries({ flowId: 'registrationReview', timeline: [
      { ...EVENT, edge: 'reject', actorName: '王敏', organizationName: '历下区人社局', reason: '名称不符' },
      { ...EVENT, edge: 'open' },
      { ...EVENT, edge: 'submit' },
    ] });
    expect(entries.map(({ who, what, look }) => `${who} ${what} ${look.tone}`)).toEqual([
      '王敏 驳回（历下区人社局） bad', '系统 分派审核单位 mute', '申请人 提交注册 mute',
    ]);
  });

  it('says how many hours a decision recognized', () => {
    const [entry] = timelineEntries({ flowId: 'creditHourReview', timeline: [{ ...EVENT, edge: 'approve', recognizedHours: 12.5 }] });
    expect(entry?.what).toBe('认定通过，认定 12.5 学时');
  });

  it('says to whom a case was handed', () => {
    const [entry] = timelineEntries({ flowId: 'registrationReview', timeline: [
      { ...EVENT, edge: 'transfer', actorName: '王敏', organizationName: '历下区人社局', targetName: '周强', reason: '出差' },
    ] });
    expect(`${entry?.who} ${entry?.what}`).toBe('王敏 转办给周强（历下区人社局）');
  });

  it('says who was asked to review too', () => {
    const entries = timelineEntries({ flowId: 'registrationReview', timeline: [
      { ...EVENT, edge: 'addAfter', actorName: '王敏', organizationName: '历下区人社局', targetName: '济南市人社局' },
      { ...EVENT, edge: 'addBefore', actorName: '王敏', organizationName: '历下区人社局', targetName: '周强', reason: '请核对证照' },
    ] });
    expect(entries.map(({ who, what }) => `${who} ${what}`)).toEqual(['王敏 后加签：济南市人社局（历下区人社局）', '王敏 前加签：周强（历下区人社局）']);
  });

  it('says for whom a substitute decided', () => {
    const [entry] = timelineEntries({ flowId: 'registrationReview', timeline: [
      { ...EVENT, edge: 'approve', actorName: '王芳', behalfName: '李明', organizationName: '历下区人社局' },
    ] });
    expect(`${entry?.who} ${entry?.what}`).toBe('王芳 代 李明 审核通过（历下区人社局）');
  });

  it('shows an edge that this page has no words for', () => {
    const [entry] = timelineEntries({ flowId: 'unknownFlow', timeline: [{ ...EVENT, edge: 'publish' }] });
    expect([entry?.what, entry?.look.icon]).toEqual(['publish', 'circle-dashed']);
  });
});
