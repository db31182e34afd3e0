import { describe, expect, it } from '@jest/globals';
import { batchCountsOf, decidedCount } from '../../../workflows/shared/batch.ts';
import { explainReceipt } from '../../../workflows/shared/batch-words.ts';
import { hasNeededReason } from '../../../workflows/shared/command.ts';
import { clockAt } from '../../../workflows/shared/time.ts';

describe('the counts of a batch', () => {
  it('have every result, and add up', () => {
    const counts = batchCountsOf([{ result: 'applied', count: 7 }, { result: 'stale', count: 2 }]);
    expect(counts).toEqual({ applied: 7, already_applied: 0, stale: 2, forbidden: 0, invalid: 0, cancelled: 0 });
    expect(decidedCount(counts)).toBe(9);
  });
});

describe('a reason', () => {
  it.each([
    ['approve', null, true], ['reject', null, false], ['return', '材料不', false], ['return', '材料不完整', true], ['reject', '😀😀😀', false],
  ] as const)('for %s of %s is enough: %s', (verb, reason, expected) => {
    expect(hasNeededReason(verb, reason)).toBe(expected);
  });
});

describe('what a receipt says besides its result', () => {
  const earlier = { verb: 'return', deciderName: '周强', decidedAt: '2026-11-25T01:02:03.000Z' };

  it('is who was faster, why it was refused, or nothing', () => {
    expect(explainReceipt('zh-CN', { reasonCode: null, earlier }, clockAt)).toBe('周强 已于 2026-11-25 09:02:03 退回修改');
    expect(explainReceipt('zh-CN', { reasonCode: null, earlier: { ...earlier, deciderName: null, verb: 'withdraw' } }, clockAt)).toMatch(/^申请人 已于 .+ 撤回申请$/);
    expect(explainReceipt('zh-CN', { reasonCode: 'own-submission', earlier: null }, clockAt)).toBe('不能审核本人提交的事项');
    expect(explainReceipt('en', { reasonCode: 'right-missing', earlier: null }, clockAt)).toMatch(/view$/);
    expect(explainReceipt('zh-CN', { reasonCode: null, earlier: null }, clockAt)).toBeNull();
  });

  it('is the code of a newer server that has no words here', () => {
    expect(explainReceipt('zh-CN', { reasonCode: 'too-late', earlier: null }, clockAt)).toBe('too-late');
  });
});
