import type { Context } from 'hono';
import { isOwnSource, type SourceQuestion } from '../../models/stores/copied-from.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { findOpenedCase } from '../middleware/applicant.ts';
import { ProblemError } from '../problem.ts';

/** What is submitted, and from which case its form is said to be copied. */
export interface SourceToRead extends Pick<SourceQuestion, 'flowId' | 'subject'> {
  readonly copiedFrom: string | null;
}

/** How a case follows the one that its form was copied from. */
export function copyOf(source: string | null): { caseId: string; relation: 'copy' } | null {
  return source === null ? null : { caseId: source, relation: 'copy' };
}

/**
 * The case that a form was copied from, when whoever submits it has shown that it is his: by his account, or by the code that
 * opened it in this browser. Safe to retry: reads only.
 *
 * @throws ProblemError `invalid` for a case of another kind, one that is open or approved, one of somebody else, and one that is
 *   not there: alike.
 */
export async function readSource(c: Context<AppEnv>, deps: ApiDeps, { copiedFrom, flowId, subject }: SourceToRead): Promise<string | null> {
  if (copiedFrom === null) return null;
  const { actor } = c.var;
  const openedCaseId = await findOpenedCase(c, deps);
  // Access by a code ends after half an hour, filling in may take longer. Such a visitor has nothing to show any more: no case is
  // looked for, so he learns of none, and a registration without its source is worth more to everybody than none.
  if (actor === null && openedCaseId === null) return null;
  const isOwn = await isOwnSource(deps.sequelize, {
    caseId: copiedFrom, flowId, subject, accountId: actor?.accountId ?? null, personIndexes: actor?.personIndexes ?? [], openedCaseId,
  });
  if (!isOwn) throw new ProblemError('invalid', { errors: [{ field: 'copiedFrom', code: 'notOffered', params: {} }] });
  return copiedFrom;
}
