import { html, type TemplateResult } from 'lit';
import { lastDayOf } from '../../components/due-state.ts';
import '../../components/xs-receipt.ts';
import { say } from '../../i18n/locale.ts';
import { currentSession } from '../../shell/session.ts';
import type { ShownReceipt } from './receipt-state.ts';
import { registrantOf } from './registration-subject.ts';

/** The receipt of a registration: who reviews it, until when, and where to follow it. */
export function registrationReceipt({ caseNumber, subject, name, reviewerName, dueAt }: ShownReceipt): TemplateResult {
  const registrant = registrantOf(subject);
  const facts = [
    [say(`review.receipt.subject.${registrant}`), name],
    [say('review.receipt.reviewer'), reviewerName],
    [say('review.receipt.dueAt'), dueAt === null ? say(`review.receipt.dueAt.pending.${registrant}`) : lastDayOf(dueAt)],
  ];
  const links = html`<a class="button" href="/">${say('review.receipt.home')}</a>
    ${currentSession() === null
      ? html`<a class="button" href="/registrations/progress?number=${caseNumber}${registrant === 'person' ? '&of=person' : ''}">${say('applicant.screen.progress')}</a>`
      : html`<a class="button" href="/my-cases">${say('submit.screen.myCases')}</a>`}`;
  return html`<xs-receipt receipt-title=${say('review.receipt.title')} text=${say(`review.receipt.text.${registrant}`)} case-number=${caseNumber}
    .facts=${facts} .links=${links}></xs-receipt>`;
}
