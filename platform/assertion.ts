import { createHmac, timingSafeEqual } from 'node:crypto';
import { findKey, type KeyRing } from './keys.ts';

/** How long an assertion holds, counted to the instant at which the Update was accepted. */
export const ASSERTION_LIFE_MS = 5 * 60_000;

/** Two machines' clocks may differ by this much before an assertion from the future is refused. */
const CLOCK_SKEW_MS = 60_000;

/** What one command of one person is about; whatever differs makes the assertion void. */
interface AssertedRequest {
  readonly caseId: string;
  readonly requestId: string;
  readonly verb: string;
  /** Keyed hash of the request's body. */
  readonly bodyHash: string;
}

export interface AssertionClaims extends AssertedRequest {
  /** Null for the applicant of the case, who has proved himself without an account. */
  readonly accountId: string | null;
  readonly membershipId: string | null;
  /** ISO 8601. */
  readonly issuedAt: string;
}

/** What the assertion must be about, and the instant (ISO 8601) it is judged against. */
export interface ExpectedAssertion extends AssertedRequest {
  readonly at: string;
}

export type AssertionResult =
  | { readonly ok: true; readonly claims: AssertionClaims }
  | { readonly ok: false; readonly reason: 'assertion-expired' | 'assertion-invalid' };

/**
 * How the API tells the worker who acts, by way of Temporal: anyone may send an Update, only the API can sign one. The
 * token is readable, so it holds ids only.
 */
export interface Assertions {
  /** `v1.<key id>.<claims>.<HMAC>` */
  sign(claims: AssertionClaims): string;
  /** Pure: the same token and instant give the same answer in every retry. */
  verify(token: string, expected: ExpectedAssertion): AssertionResult;
}

const FORMAT = /^(v1\.([0-9a-z]{1,32})\.([\w-]+))\.([\w-]+)$/;
const INVALID = { ok: false, reason: 'assertion-invalid' } as const;
const REQUEST_FIELDS = ['caseId', 'requestId', 'verb', 'bodyHash'] as const;

/** HMAC-SHA256 with the keys for assertions; tokens of an earlier key hold until they expire. */
export function createAssertions(ring: KeyRing): Assertions {
  function sign(claims: AssertionClaims): string {
    const { accountId, membershipId, caseId, requestId, verb, bodyHash, issuedAt } = claims;
    const payload = JSON.stringify({ accountId, membershipId, caseId, requestId, verb, bodyHash, issuedAt });
    const signed = `v1.${ring.current.id}.${Buffer.from(payload).toString('base64url')}`;
    return `${signed}.${macOf(signed, ring.current.secret)}`;
  }

  function verify(token: string, expected: ExpectedAssertion): AssertionResult {
    const [, signed = '', keyId = '', payload = '', mac = ''] = FORMAT.exec(token) ?? [];
    const key = findKey(ring, keyId);
    if (key === undefined || !isSame(mac, macOf(signed, key.secret))) return INVALID;
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (!isClaims(claims) || REQUEST_FIELDS.some((field) => claims[field] !== expected[field])) return INVALID;
    const age = Date.parse(expected.at) - Date.parse(claims.issuedAt);
    if (!(age >= -CLOCK_SKEW_MS)) return INVALID;
    return age > ASSERTION_LIFE_MS ? { ok: false, reason: 'assertion-expired' } : { ok: true, claims };
  }

  return { sign, verify };
}

function macOf(signed: string, secret: Buffer): string {
  return createHmac('sha256', secret).update(signed).digest('base64url');
}

function isSame(given: string, right: string): boolean {
  return given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right));
}

function isClaims(value: unknown): value is AssertionClaims {
  if (typeof value !== 'object' || value === null) return false;
  const isText = (name: string): boolean => typeof Reflect.get(value, name) === 'string';
  const isTextOrNull = (name: string): boolean => isText(name) || Reflect.get(value, name) === null;
  return ['issuedAt', ...REQUEST_FIELDS].every(isText) && ['accountId', 'membershipId'].every(isTextOrNull);
}
