import { describe, expect, it } from '@jest/globals';
import { type AssertionClaims, createAssertions } from '../../../platform/assertion.ts';
import { generateKeys, rotated } from '../../../platform/keys.ts';

const REQUEST = { caseId: 'case-1', requestId: 'request-1', verb: 'approve', bodyHash: 'ab'.repeat(32) };
const CLAIMS: AssertionClaims = { ...REQUEST, accountId: 'account-1', membershipId: 'membership-1', issuedAt: '2026-11-23T01:00:00.000Z' };
const INVALID = { ok: false, reason: 'assertion-invalid' };

function expected(at: string, other: Partial<typeof REQUEST> = {}): typeof REQUEST & { at: string } {
  return { ...REQUEST, ...other, at };
}

describe('assertion', () => {
  const ring = generateKeys().assertion;
  const assertions = createAssertions(ring);
  const token = assertions.sign(CLAIMS);

  it('says who acts, to the case, request, verb and body it was signed for', () => {
    expect(assertions.verify(token, expected('2026-11-23T01:00:01.000Z'))).toEqual({ ok: true, claims: CLAIMS });
  });

  it('is the same for a person without a membership', () => {
    const personal = { ...CLAIMS, membershipId: null };
    expect(assertions.verify(assertions.sign(personal), expected(CLAIMS.issuedAt))).toEqual({ ok: true, claims: personal });
  });

  it('holds five minutes, judged against the instant handed in', () => {
    expect(assertions.verify(token, expected('2026-11-23T01:05:00.000Z')).ok).toBe(true);
    expect(assertions.verify(token, expected('2026-11-23T01:05:00.001Z'))).toEqual({ ok: false, reason: 'assertion-expired' });
    expect(assertions.verify(token, expected('2031-01-01T00:00:00Z'))).toEqual({ ok: false, reason: 'assertion-expired' });
  });

  it('allows clocks to differ by a minute, not more', () => {
    expect(assertions.verify(token, expected('2026-11-23T00:59:00.000Z')).ok).toBe(true);
    expect(assertions.verify(token, expected('2026-11-23T00:58:59.999Z'))).toEqual(INVALID);
    expect(assertions.verify(token, expected('no instant'))).toEqual(INVALID);
  });

  it.each([
    { caseId: 'case-2' }, { requestId: 'request-2' }, { verb: 'reject' }, { bodyHash: 'cd'.repeat(32) },
  ])('is void for another %o', (other) => {
    expect(assertions.verify(token, expected(CLAIMS.issuedAt, other))).toEqual(INVALID);
  });

  it('is void for another request even when it has expired, so nothing is learned from it', () => {
    expect(assertions.verify(token, expected('2031-01-01T00:00:00Z', { caseId: 'case-2' }))).toEqual(INVALID);
  });

  it('is void when any character of it was changed', () => {
    for (const place of Array.from(token).keys()) {
      const altered = token.slice(0, place) + (token[place] === 'A' ? 'B' : 'A') + token.slice(place + 1);
      expect(assertions.verify(altered, expected(CLAIMS.issuedAt))).toEqual(INVALID);
    }
  });

  it.each(['', 'v1', 'a.b.c.d', 'v1.x.e30.AAAA', '{}', '../../etc/passwd'])('is never read from %s', (text) => {
    expect(assertions.verify(text, expected(CLAIMS.issuedAt))).toEqual(INVALID);
  });

  it('cannot be signed with a key of another purpose or installation', () => {
    expect(assertions.verify(createAssertions(generateKeys().assertion).sign(CLAIMS), expected(CLAIMS.issuedAt))).toEqual(INVALID);
  });

  it('outlives a rotation of keys', () => {
    const later = createAssertions(rotated(ring));
    expect(later.verify(token, expected(CLAIMS.issuedAt)).ok).toBe(true);
    expect(assertions.verify(later.sign(CLAIMS), expected(CLAIMS.issuedAt))).toEqual(INVALID);
  });
});
