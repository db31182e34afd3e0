import type { HttpProblem } from '../../http/http-problem.ts';

/** Codes below 500 that say nothing about the request itself. */
const UNANSWERED_CODES: readonly string[] = ['unreachable', 'request-in-progress', 'session-missing', 'too-many-requests'];

/** True when a write may or may not have been carried out, or was not looked at: it can be sent again under its key. */
export function isUnanswered({ status, code }: Pick<HttpProblem, 'status' | 'code'>): boolean {
  return status >= 500 || UNANSWERED_CODES.includes(code);
}
