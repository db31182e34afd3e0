import { describe, expect, it } from '@jest/globals';
import { changedPart } from '../../../ui/components/changed-part.ts';

describe('where a text differs from another', () => {
  it.each([
    ['高级工程师', '工程师', { head: '', part: '高级', tail: '工程师' }],
    ['工程师', '高级工程师', { head: '', part: '', tail: '工程师' }],
    ['泉城路 1 号', '泉城路 12 号', { head: '泉城路 1', part: '', tail: ' 号' }],
    ['王志远', '李志远', { head: '', part: '王', tail: '志远' }],
    ['甲', '乙', { head: '', part: '甲', tail: '' }],
    ['同', '同', { head: '同', part: '', tail: '' }],
    ['𠮷野', '𠮷田', { head: '𠮷', part: '野', tail: '' }],
  ])('%s, not %s', (text, other, parts) => {
    expect(changedPart(text, other)).toEqual(parts);
  });
});
