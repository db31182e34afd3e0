import type { CaseInput, CaseResult } from '../../kit/messages.ts';
import { beginReview } from '../../kit/review.ts';
import { personnelTransfer as definition } from './definition.ts';

/**
 * The old unit lets a person go, then the new one confirms that he comes; the confirmation closes one employment and opens the
 * other in one transaction, and what waits for him at the old unit waits at the new one (manual §5.1.6).
 */
export async function personnelTransfer(input: CaseInput): Promise<CaseResult> {
  const review = beginReview(definition, input);
  await review.opened();
  await review.decided();
  return review.result();
}
