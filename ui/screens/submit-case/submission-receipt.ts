import { html, type TemplateResult } from 'lit';
import { lastDayOf } from '../../components/due-state.ts';
import { subjectOf } from '../../components/words.ts';
import '../../components/xs-receipt.ts';
import { say } from '../../i18n/locale.ts';
import type { Receipt } from './submit-gateway.ts';

/** A receipt with the kind of case it was issued for. */
export interface ShownReceipt extends Pick<Receipt, 'caseId' | 'caseNumber' | 'dueAt'> {
  readonly kind: string;
  readonly reviewerName: string;
}

export function isShownReceipt(value: unknown): value is ShownReceipt {
  if (typeof value !== 'object' || value === null) return false;
  const isText = (key: keyof ShownReceipt): boolean => typeof Reflect.get(value, key) === 'string';
  return isText('kind') && isText('caseId') && isText('caseNumber') && isText('reviewerName') && (isText('dueAt') || Reflect.get(value, 'dueAt') === null);
}

/** What was submitted, who decides first, and where to follow it. */
export function submissionReceipt({ kind, caseId, caseNumber, dueAt, reviewerName }: ShownReceipt, beginAgain: () => void): TemplateResult {
  const facts = [
    [say('submit.receipt.kind'), subjectOf(kind)],
    [say('review.receipt.reviewer'), reviewerName],
    [say('review.receipt.dueAt'), dueAt === null ? say('submit.receipt.dueAt.pending') : lastDayOf(dueAt)],
  ];
  const links = html`<a class="button" href="/my-cases/${caseId}">${say('submit.receipt.open')}</a>
    <button type="button" class="button" @click=${beginAgain}>${say('submit.receipt.again')}</button>`;
  return html`<xs-receipt receipt-title=${say('submit.receipt.title')} text=${say('submit.receipt.text')} case-number=${caseNumber}
    .facts=${facts} .links=${links}></xs-receipt>`;
}
