import type { CaseInput, CaseResult } from '../../kit/messages.ts';
import { beginReview } from '../../kit/review.ts';
import { registrationReview as definition } from './definition.ts';

/**
 * A registration goes to its reviewer, is approved or rejected there, and takes effect in the transaction of the
 * approval: organization active, first administrator may sign in (manual §5.1.3.2).
 */
export async function registrationReview(input: CaseInput): Promise<CaseResult> {
  const review = beginReview(definition, input);
  await review.opened();
  await review.decided();
  return review.result();
}
