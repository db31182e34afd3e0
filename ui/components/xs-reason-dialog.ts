import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@vaadin/button';
import '@vaadin/text-area';
import { MAX_REASON_LENGTH, MIN_REASON_LENGTH } from '../../workflows/shared/flow.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { say } from '../i18n/locale.ts';
import './dialog.css';
import { textOf } from './form/field-context.ts';
import { RequestKey } from './form/request-key.ts';
import { isUnanswered } from './form/unanswered.ts';
import { LightElement } from './light-element.ts';
import { problemNotice } from './notices.ts';

/** What a dialog says; all of it translated. */
export interface ReasonWords {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  /** Said when the reason is too short. */
  readonly missing: string;
  readonly confirm: string;
}

/**
 * Asks for a reason and does something with it; a refusal stays on the screen, and the reason too. Fires `reason-done`, or
 * `reason-declined`.
 */
@customElement('xs-reason-dialog')
export class XsReasonDialog extends LightElement {
  /** What the reason is about; another one begins with an empty field. */
  @property() about = '';
  @property({ attribute: false }) words: ReasonWords | null = null;
  /** Under the same key it happens once. Throws HttpProblem for what is not granted. */
  @property({ attribute: false }) work: ((reason: string, key: string) => Promise<void>) | null = null;
  @property({ type: Boolean }) open = false;
  /** What cannot be taken back is red. */
  @property({ type: Boolean }) danger = false;
  @state() private reason = '';
  @state() private isMissing = false;
  @state() private isSending = false;
  @state() private problem: HttpProblem | null = null;
  readonly #key = new RequestKey();

  protected override render(): TemplateResult | typeof nothing {
    const { words } = this;
    if (!this.open || words === null) return nothing;
    return html`<dialog class="dialog" role="alertdialog" aria-labelledby="reason-title" aria-describedby="reason-text" @close=${this.#decline}>
      <header><h2 id="reason-title">${words.title}</h2><p id="reason-text">${words.text}</p></header>
      <form @submit=${this.#send}>
        <vaadin-text-area autofocus required manual-validation min-rows="2" max-rows="6" label=${words.label}
          maxlength=${MAX_REASON_LENGTH} .value=${this.reason} ?invalid=${this.isMissing} error-message=${words.missing}
          @input=${(event: Event) => { this.reason = textOf(event); this.isMissing = false; }}></vaadin-text-area>
        ${this.problem === null ? nothing : problemNotice(this.problem)}
        <div class="buttons">
          <vaadin-button @click=${() => { this.querySelector('dialog')?.close(); }}>${say('common.cancel')}</vaadin-button>
          <vaadin-button theme=${this.danger ? 'danger' : 'primary'} ?disabled=${this.isSending} @click=${this.#send}>${words.confirm}</vaadin-button>
        </div>
      </form></dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const dialog = this.querySelector('dialog');
    if (dialog !== null && !dialog.open) dialog.showModal();
    if (changed.has('about')) this.reason = '';
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
      await this.work?.(reason, this.#key.for({ about: this.about, reason }));
      this.#key.answered();
      this.reason = '';
      this.dispatchEvent(new Event('reason-done'));
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      if (!isUnanswered(error)) this.#key.answered();
      this.problem = error;
    } finally {
      this.isSending = false;
    }
  };

  readonly #decline = (): void => {
    this.dispatchEvent(new Event('reason-declined'));
  };
}
