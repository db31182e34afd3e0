import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../components/buttons.css';
import { lastDayOf } from '../../components/due-state.ts';
import { LightElement } from '../../components/light-element.ts';
import '../../components/xs-icon.ts';
import { say } from '../../i18n/locale.ts';
import { currentSession } from '../../shell/session.ts';
import type { ShownReceipt } from './receipt-state.ts';
import { registrantOf } from './registration-subject.ts';
import './xs-receipt.css';

/** What an applicant takes away: the number of the case, who reviews it, until when. */
@customElement('xs-receipt')
export class XsReceipt extends LightElement {
  @property({ attribute: false }) receipt: ShownReceipt | null = null;
  @state() private isCopied = false;

  protected override render(): TemplateResult | null {
    if (this.receipt === null) return null;
    const { caseNumber, subject, name, reviewerName, dueAt } = this.receipt;
    const registrant = registrantOf(subject);
    return html`<section class="receipt" aria-labelledby="receipt-title">
      <header>
        <xs-icon name="circle-check" size="24"></xs-icon>
        <div><h1 id="receipt-title" tabindex="-1">${say('review.receipt.title')}</h1><p>${say(`review.receipt.text.${registrant}`)}</p></div>
      </header>
      <dl>
        <div>
          <dt>${say('review.receipt.caseNumber')}</dt>
          <dd><b>${caseNumber}</b>
            <button type="button" class="link no-print" @click=${() => { void this.#copy(caseNumber); }}>${say('review.receipt.copy')}</button>
            <span role="status">${this.isCopied ? say('review.receipt.copied') : ''}</span>
            <p class="hint">${say('review.receipt.caseNumber.hint')}</p></dd>
        </div>
        <div><dt>${say(`review.receipt.subject.${registrant}`)}</dt><dd>${name}</dd></div>
        <div><dt>${say('review.receipt.reviewer')}</dt><dd>${reviewerName}</dd></div>
        <div><dt>${say('review.receipt.dueAt')}</dt><dd>${dueAt === null ? say(`review.receipt.dueAt.pending.${registrant}`) : lastDayOf(dueAt)}</dd></div>
      </dl>
      <footer class="no-print">
        <a class="button" href="/">${say('review.receipt.home')}</a>
        ${currentSession() === null
          ? html`<a class="button" href="/registrations/progress?number=${caseNumber}${registrant === 'person' ? '&of=person' : ''}">${say('applicant.screen.progress')}</a>`
          : html`<a class="button" href="/registrations/mine">${say('applicant.screen.ownCases')}</a>`}
        <button type="button" class="button" @click=${() => { print(); }}>${say('review.receipt.print')}</button>
      </footer>
    </section>`;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('#receipt-title')?.focus();
  }

  /** A browser that refuses leaves the number to be selected by hand. */
  async #copy(text: string): Promise<void> {
    this.isCopied = await navigator.clipboard.writeText(text).then(() => true, () => false);
  }
}
