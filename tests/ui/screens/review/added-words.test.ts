import '../../support/page-globals.ts';
import { describe, expect, it } from '@jest/globals';
import { addedText, addedTitle } from '../../../../ui/screens/review/added-words.ts';

const ADDED = { side: 'added:1', place: 'before', reviewerName: '周强', askerName: '王敏', state: 'current', isMine: false } as const;
const wordsOf = (one: Parameters<typeof addedTitle>[0]) => `${addedTitle(one)}：${addedText(one)}`;

describe('whoever was added to a step', () => {
  it.each([
    ['his own task', { isMine: true }, '王敏 请您加签：您同意后，由其继续审核。'],
    ['the turn of another', {}, '等待 周强 加签：由 王敏 发起，对方同意后回到 王敏 处审核。'],
    ['one who comes afterwards', { place: 'after', state: 'waiting' }, '之后由 周强 加签：由 王敏 发起，审核同意后送达对方。'],
    ['one who has agreed', { state: 'agreed' }, '周强 加签同意：由 王敏 发起，现由其继续审核。'],
  ] as const)('reads as %s', (_what, more, sentence) => {
    expect(wordsOf({ ...ADDED, ...more })).toBe(sentence);
  });
});
