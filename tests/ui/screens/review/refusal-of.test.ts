import '../../support/page-globals.ts';
import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../../../ui/screens/review/refusal-of.ts';

const open = { canDecide: false, outcome: null } as const;

describe('why a case cannot be decided', () => {
  it('is said of one that waits for others, without a word of rights', () => {
    expect(refusalOf({ ...open, refusal: 'elsewhere' })).toBe('现由其他单位审核，结果见处理记录');
    expect(refusalOf({ ...open, refusal: 'returned' })).toBe('已退回修改，申请人重新提交后再审核');
  });

  it('is said in the words of its problem, with what to do about it', () => {
    expect(refusalOf({ ...open, refusal: 'own-submission' })).toBe('不能审核本人提交的事项 · 请由本单位其他审核人办理。');
  });

  it('is that it is closed, and nothing where it can be decided', () => {
    expect(refusalOf({ canDecide: false, outcome: 'approved', refusal: null })).toBe('该事项已办结');
    expect(refusalOf({ canDecide: true, outcome: null, refusal: null })).toBeNull();
  });
});
