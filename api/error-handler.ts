import type { ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { isDatabaseAway } from '../models/database.ts';
import { QueueFullError } from '../platform/limited.ts';
import type { Logger } from '../platform/logger.ts';
import { isServerFailure } from '../platform/temporal.ts';
import type { AppEnv } from './app-env.ts';
import { ProblemError, problemResponse } from './problem.ts';

/** Answers whatever a handler threw. What is no refusal is logged, with the id that the caller reads. */
export function errorHandler(logger: Logger): ErrorHandler<AppEnv> {
  return function answerError(error, c) {
    const { requestId: id, locale } = c.var;
    const problem = problemOf(error);
    if (!(error instanceof ProblemError)) {
      const { code } = problem;
      if (code === 'internal') logger.error({ event: 'request-failed', requestId: id, code, error });
      else logger.warn({ event: 'request-refused', requestId: id, code, error });
    }
    return problemResponse(c, problem, { id, locale });
  };
}

function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof QueueFullError) return new ProblemError('too-many-requests', { retryAfter: 2, cause: error });
  if (isDatabaseAway(error)) return new ProblemError('database-unavailable', { retryAfter: 3, cause: error });
  if (isServerFailure(error)) return new ProblemError('temporal-unavailable', { retryAfter: 5, cause: error });
  if (error instanceof HTTPException && error.status === 400) return new ProblemError('malformed-json', { cause: error });
  return new ProblemError('internal', { cause: error });
}
