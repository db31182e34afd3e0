import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { say } from '../i18n/locale.ts';
import './buttons.css';
import { LightElement } from './light-element.ts';
import './xs-icon.ts';
import './xs-receipt.css';

/** What an applicant takes away: the number of the case, and what is to be known of it. */
@customElement('xs-receipt')
export class XsReceipt extends LightElement {
  @property({ attribute: 'receipt-title' }) receiptTitle = '';
  @property() text = '';
  @property({ attribute: 'case-number' }) caseNumber = '';
  /** Term and text, in order. */
  @property({ attribute: false }) facts: readonly (readonly [string, string])[] = [];
  /** Where to go from here. */
  @property({ attribute: false }) links: TemplateResult = html``;
  @state() private isCopied = false;

  protected override render(): TemplateResult {
    return html`<section class="receipt" aria-labelledby="receipt-title">
      <header>
        <xs-icon name="circle-check" size="24"></xs-icon>
        <div><h1 id="receipt-title" tabindex="-1">${this.receiptTitle}</h1><p>${this.text}</p></div>
      </header>
      <dl>
        <div>
          <dt>${say('review.receipt.caseNumber')}</dt>
          <dd><b>${this.caseNumber}</b>
            <button type="button" class="link no-print" @click=${() => { void this.#copy(); }}>${say('review.receipt.copy')}</button>
            <span role="status">${this.isCopied ? say('review.receipt.copied') : ''}</span>
            <p class="hint">${say('review.receipt.caseNumber.hint')}</p></dd>
        </div>
        ${this.facts.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}
      </dl>
      <footer class="no-print">
        ${this.links}
        <button type="button" class="button" @click=${() => { print(); }}>${say('review.receipt.print')}</button>
      </footer>
    </section>`;
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('#receipt-title')?.focus();
  }

  /** A browser that refuses leaves the number to be selected by hand. */
  async #copy(): Promise<void> {
    this.isCopied = await navigator.clipboard.writeText(this.caseNumber).then(() => true, () => false);
  }
}
