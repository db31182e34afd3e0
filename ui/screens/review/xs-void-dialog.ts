import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@vaadin/button';
import '@vaadin/text-area';
import '../../components/dialog.css';
import { textOf } from '../../components/form/field-context.ts';
import { RequestKey } from '../../components/form/request-key.ts';
import { isUnanswered } from '../../components/form/unanswered.ts';
import { LightElement } from '../../components/light-element.ts';
import { problemNotice } from '../../components/notices.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { MAX_REASON_LENGTH, MIN_REASON_LENGTH } from '../../../workflows/shared/flow.ts';
import type { ReviewGateway } from './review-gateway.ts';

/** Asks why a record is to be void, and says what that does not undo. Fires `void-done`, or `void-declined`. */
@customElement('xs-void-dialog')
export class XsVoidDialog extends LightElement {
  @property({ attribute: 'case-id' }) caseId = '';
  @property({ attribute: 'subject-name' }) subjectName = '';
  @property({ attribute: false }) gateway: Pick<ReviewGateway, 'voidCase'> | null = null;
  @property({ type: Boolean }) open = false;
  @state() private reason = '';
  @state() private isMissing = false;
  @state() private isSending = false;
  @state() private problem: HttpProblem | null = null;
  readonly #key = new RequestKey();

  protected override render(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    return html`<dialog class="dialog" role="alertdialog" aria-labelledby="void-title" aria-describedby="void-text" @close=${this.#decline}>
      <header><h2 id="void-title">${say('review.record.void.title', { name: this.subjectName })}</h2><p id="void-text">${say('review.record.void.text')}</p></header>
      <form @submit=${this.#send}>
        <vaadin-text-area autofocus required manual-validation min-rows="2" max-rows="6" label=${say('review.record.void.reason')}
          maxlength=${MAX_REASON_LENGTH} .value=${this.reason} ?invalid=${this.isMissing} error-message=${say('review.record.void.missing')}
          @input=${(event: Event) => { this.reason = textOf(event); this.isMissing = false; }}></vaadin-text-area>
        ${this.problem === null ? nothing : problemNotice(this.problem)}
        <div class="buttons">
          <vaadin-button @click=${() => { this.querySelector('dialog')?.close(); }}>${say('common.cancel')}</vaadin-button>
          <vaadin-button theme="danger" ?disabled=${this.isSending} @click=${this.#send}>${say('review.record.void')}</vaadin-button>
        </div>
      </form></dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const dialog = this.querySelector('dialog');
    if (dialog !== null && !dialog.open) dialog.showModal();
    if (changed.has('caseId')) this.reason = '';
  }

  readonly #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const reason = this.reason.trim();
    this.isMissing = Array.from(reason).length < MIN_REASON_LENGTH;
    if (this.isMissing || this.isSending) {
      this.querySelector('vaadin-text-area')?.focus();
      return;
    }
    this.isSending = true;
    this.problem = null;
    try {
      await this.gateway?.voidCase(this.caseId, reason, this.#key.for({ caseId: this.caseId, reason }));
      this.#key.answered();
      this.reason = '';
      this.dispatchEvent(new Event('void-done'));
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      if (!isUnanswered(error)) this.#key.answered();
      this.problem = error;
    } finally {
      this.isSending = false;
    }
  };

  readonly #decline = (): void => {
    this.dispatchEvent(new Event('void-declined'));
  };
}
