import type { Transaction } from 'sequelize';
import { type CaseToPlan, findReviewers } from '../stores/plan-review.ts';
import type { RequestDeps } from '../stores/requests.ts';
import type { Reviewer } from '../stores/reviewer.ts';

/** Who decides first, where every side of every step has somebody who could decide it today; null otherwise. */
export async function findFirstReviewer(deps: RequestDeps, planned: CaseToPlan, transaction: Transaction): Promise<Reviewer | null> {
  const reviewers = (await findReviewers(deps.sequelize, planned, transaction)).map(({ reviewer }) => reviewer);
  return reviewers.includes(null) ? null : reviewers[0] ?? null;
}
