import type { CaseInput, CaseResult } from '../../kit/messages.ts';
import { beginReview } from '../../kit/review.ts';
import { changeReview as definition } from './definition.ts';

/**
 * A change is compared with the record and decided by whoever is responsible for it, the identity of a person by his unit and
 * the organization above; it takes effect in the transaction of the last approval, if the record still is what was compared
 * (manual §5.1.4).
 */
export async function changeReview(input: CaseInput): Promise<CaseResult> {
  const review = beginReview(definition, input);
  await review.opened();
  await review.decided();
  return review.result();
}
