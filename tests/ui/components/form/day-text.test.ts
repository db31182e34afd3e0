import { describe, expect, it } from '@jest/globals';
import { parseDay } from '../../../../ui/components/form/day-text.ts';

describe('a day that is typed', () => {
  it.each(['2026-11-23', '2026/11/23', '2026.11.23', '2026年11月23日', '20261123', ' ２０２６－１１－２３ '])('is understood as %s', (text) => {
    expect(parseDay(text)).toBe('2026-11-23');
  });

  it('may leave out zeros', () => {
    expect(parseDay('2026-1-3')).toBe('2026-01-03');
  });

  it.each(['', '2026-02-30', '2026-13-01', '23.11.2026', '2026-11', 'morgen', '202611230'])('is none in %p', (text) => {
    expect(parseDay(text)).toBeNull();
  });
});
