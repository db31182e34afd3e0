import { describe, expect, it } from '@jest/globals';
import { reasonFlaw } from '../../../../ui/screens/review/reason-flaw.ts';

describe('an opinion', () => {
  it('may be left out to approve', () => {
    expect(reasonFlaw('approve', '')).toBeNull();
  });

  it('must say something to reject, blanks not counted', () => {
    expect(['', '  不符  ', '执照已过期'].map((reason) => reasonFlaw('reject', reason))).toEqual(['missing', 'missing', null]);
  });

  it('may be left out where a code says why', () => {
    expect([reasonFlaw('return', ''), reasonFlaw('wrong-unit', '')]).toEqual(['missing', null]);
  });

  it('ends at 2,000 characters, counted as people count them', () => {
    expect([reasonFlaw('approve', '𠮷'.repeat(2000)), reasonFlaw('approve', '好'.repeat(2001))]).toEqual([null, 'tooLong']);
  });
});
