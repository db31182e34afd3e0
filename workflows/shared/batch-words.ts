import type { BatchReason } from './batch.ts';
import { findMessage, type Locale, type MessageKey, translate } from './messages/index.ts';

/** Why an item was refused, in words; what a single decision would have been answered where that fits. */
const WORDS = {
  'right-missing': 'batch.reason.right-missing', 'not-applicant': 'batch.reason.right-missing', 'own-submission': 'problems.own-submission',
  'assertion-expired': 'problems.assertion-refused', 'assertion-invalid': 'problems.assertion-refused',
  'reason-required': 'batch.reason.reason-required', 'verb-not-offered': 'problems.verb-not-offered',
  'request-missing': 'problems.not-applied', 'body-mismatch': 'problems.not-applied', 'form-invalid': 'problems.invalid',
  'attachment-missing': 'problems.attachment-missing', 'subject-busy': 'problems.already-registered', 'reviewer-missing': 'batch.reason.reviewer-missing',
  'colleague-unknown': 'problems.colleague-unknown',
  'reviewer-not-offered': 'problems.reviewer-not-offered', 'reviewer-added': 'problems.reviewer-added', 'reviewers-full': 'problems.reviewers-full',
  'colleague-unchanged': 'problems.colleague-unchanged',
  'superior-unavailable': 'problems.superior-unavailable', 'superior-cycle': 'problems.superior-cycle', 'unit-unavailable': 'problems.unit-unavailable',
  'credit-code-taken': 'problems.credit-code-taken', 'approval-expired': 'problems.approval-expired',
  'account-disabled': 'problems.account-disabled', 'identity-taken': 'problems.identity-taken', 'not-employed': 'problems.not-employed',
  'class-unavailable': 'problems.class-unavailable',
  'employed-elsewhere': 'problems.employed-elsewhere', 'hours-invalid': 'problems.hours-invalid', 'hours-over-cap': 'problems.hours-over-cap',
  internal: 'batch.reason.internal',
} as const satisfies Record<BatchReason, MessageKey>;

/** What a receipt says besides its result. */
export interface ReceiptFacts {
  readonly reasonCode: string | null;
  /** What had been done before, by whom and when; `deciderName` is null for an applicant without an account. */
  readonly earlier: { readonly verb: string; readonly deciderName: string | null; readonly decidedAt: string } | null;
}

/** Why an item was refused, or who was faster; null where there is nothing to say. `show` writes an ISO 8601 instant. */
export function explainReceipt(locale: Locale, { reasonCode, earlier }: ReceiptFacts, show: (instant: string) => string): string | null {
  if (earlier !== null) {
    const { verb, deciderName, decidedAt } = earlier;
    return translate(locale, 'batch.earlier', {
      decider: deciderName ?? translate(locale, 'review.case.applicant'), at: show(decidedAt),
      verb: findMessage(locale, `review.decision.verb.${verb}`) ?? verb,
    });
  }
  if (reasonCode === null) return null;
  const [, key = reasonCode] = Object.entries(WORDS).find(([code]) => code === reasonCode) ?? [];
  return findMessage(locale, key) ?? key;
}
