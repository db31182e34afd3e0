import type { CaseInput, CaseResult } from '../../kit/messages.ts';
import { beginReview } from '../../kit/review.ts';
import { superiorChange as definition } from './definition.ts';

/**
 * The present and the future superior of an organization are asked at the same time. When both have agreed, the organization
 * moves with everything below it; one refusal ends it (manual §5.1.1.1).
 */
export async function superiorChange(input: CaseInput): Promise<CaseResult> {
  const review = beginReview(definition, input);
  await review.opened();
  await review.decided();
  return review.result();
}
