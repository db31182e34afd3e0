import type { ConfirmationRefusal } from '../models/stores/password.ts';
import { ProblemError } from './problem.ts';

/**
 * What came of something for which the password was asked once more, in `currentPassword`.
 *
 * @throws ProblemError `password-mismatch` (422), or `sign-in-throttled` (429) after several wrong ones.
 */
export function requireConfirmed<Result extends { readonly status: string }>(result: Result | ConfirmationRefusal): Result {
  if (isRefusal(result)) {
    if (result.status === 'throttled') throw new ProblemError('sign-in-throttled', { retryAfter: result.retryAfterSeconds });
    throw new ProblemError('password-mismatch', { errors: [{ field: 'currentPassword', code: 'invalid', params: {} }] });
  }
  return result;
}

function isRefusal(result: { readonly status: string }): result is ConfirmationRefusal {
  return result.status === 'throttled' || result.status === 'mismatch';
}
