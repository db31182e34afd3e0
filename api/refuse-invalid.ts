import type { Hook } from '@hono/zod-openapi';
import { toFieldErrors } from '../workflows/shared/field-errors.ts';
import type { AppEnv } from './app-env.ts';
import { ProblemError } from './problem.ts';

/** What a schema refuses becomes one 422 with an entry per field; a path or query that makes no sense is not found. */
export const refuseInvalid: Hook<unknown, AppEnv, string, undefined> = function refuseInvalid(result) {
  if (result.success) return undefined;
  if (result.target === 'param') throw new ProblemError('not-found');
  throw new ProblemError('invalid', { errors: toFieldErrors(result.error.issues) });
};
