/**
 * The one table of problems (RFC 9457): code → HTTP status. The title of a code is the message `problems.<code>`,
 * what to do stands in `problems.<code>.detail`.
 */
export const PROBLEMS = {
  'malformed-json': 400,
  'idempotency-key-missing': 400,
  'idempotency-key-malformed': 400,
  'session-missing': 401,
  'sign-in-failed': 401,
  'access-ended': 401,
  'cross-origin': 403,
  forbidden: 403,
  'own-submission': 403,
  'assertion-refused': 403,
  'passed-on': 403,
  'not-found': 404,
  'registration-unknown': 404,
  'method-not-allowed': 405,
  stale: 409,
  'request-in-progress': 409,
  'case-open': 409,
  'attachment-in-use': 409,
  'already-registered': 409,
  'employed-elsewhere': 409,
  'superior-unavailable': 409,
  'unit-unavailable': 409,
  'credit-code-taken': 409,
  'approval-expired': 409,
  'account-disabled': 409,
  'not-applied': 410,
  'body-too-large': 413,
  'file-too-large': 413,
  'media-type-unsupported': 415,
  invalid: 422,
  'idempotency-key-reused': 422,
  'password-mismatch': 422,
  'code-wrong': 422,
  'password-weak': 422,
  'reason-required': 422,
  'verb-not-offered': 422,
  'file-type-not-offered': 422,
  'file-mismatch': 422,
  'file-damaged': 422,
  'file-locked': 422,
  'file-image-too-large': 422,
  'attachment-missing': 422,
  'reviewer-missing': 422,
  'sign-in-throttled': 429,
  'access-throttled': 429,
  'too-many-requests': 429,
  internal: 500,
  'case-busy': 503,
  'database-unavailable': 503,
  'temporal-unavailable': 503,
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** Narrows text, for example the code of a problem received over HTTP, to a code of the table. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(PROBLEMS, text);
}
