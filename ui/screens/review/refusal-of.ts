import { say } from '../../i18n/locale.ts';
import type { CaseView } from './review-types.ts';

/** Why a person cannot decide a case, in words; null when it can be decided. */
export function refusalOf({ canDecide, outcome, refusal }: Pick<CaseView, 'canDecide' | 'outcome' | 'refusal'>): string | null {
  if (canDecide) return null;
  if (outcome !== null) return say('review.decision.closed');
  if (refusal === null) return say('review.decision.cannot');
  if (refusal === 'returned' || refusal === 'elsewhere') return say(`review.decision.cannot.${refusal}`);
  return `${say(`problems.${refusal}`)} · ${say(`problems.${refusal}.detail`)}`;
}
