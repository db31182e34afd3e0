import '../../support/page-globals.ts';
import { describe, expect, it } from '@jest/globals';
import { wordsOfSource } from '../../../../ui/screens/review/source-words.ts';

const NUMBER = 'RG-20261118-0000001-1';
const ended = (outcome: 'rejected' | 'withdrawn' | 'lapsed') =>
  ({ number: NUMBER, source: { caseId: 'c', outcome, closedAt: '2026-11-19T17:00:00.000Z', reason: null } });

describe('from which case another was copied', () => {
  it('is said with how and when that one ended, by the day of the platform', () => {
    expect(wordsOfSource(ended('rejected')).join(NUMBER)).toBe('由 RG-20261118-0000001-1（驳回，2026-11-20）复制');
    expect(wordsOfSource(ended('withdrawn')).join('…')).toBe('由 …（已撤回，2026-11-20）复制');
    expect(wordsOfSource(ended('lapsed')).join('…')).toBe('由 …（已失效，2026-11-20）复制');
  });

  it('is its number alone for whoever may not read it', () => {
    expect(wordsOfSource({ number: NUMBER, source: null }).join(NUMBER)).toBe('由 RG-20261118-0000001-1 复制');
  });
});
