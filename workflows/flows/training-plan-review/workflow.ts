import type { CaseInput, CaseResult } from '../../kit/messages.ts';
import { beginReview } from '../../kit/review.ts';
import { trainingPlanReview as definition } from './definition.ts';

/**
 * The department that manages a base or employer approves what it plans, declares, has held and sums up; an approval writes
 * the plan, opens or closes the class, or files the summary (manual §5.1.5).
 */
export async function trainingPlanReview(input: CaseInput): Promise<CaseResult> {
  const review = beginReview(definition, input);
  await review.opened();
  await review.decided();
  return review.result();
}
