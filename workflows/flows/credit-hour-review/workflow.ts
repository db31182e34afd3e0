import type { CaseInput, CaseResult } from '../../kit/messages.ts';
import { beginReview } from '../../kit/review.ts';
import { creditHourReview as definition } from './definition.ts';

/**
 * Declared hours are reviewed by the levels that the rules of the division name, each of which may recognize fewer; what the
 * last one recognizes is written into the ledger in the transaction of its approval (manual §5.2, §5.3).
 */
export async function creditHourReview(input: CaseInput): Promise<CaseResult> {
  const review = beginReview(definition, input);
  await review.opened();
  await review.decided();
  return review.result();
}
