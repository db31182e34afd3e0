import '@vaadin/button';
import '@vaadin/text-area';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { MAX_REASON_LENGTH } from '../../../workflows/shared/flow.ts';
import '../../components/dialog.css';
import { textOf } from '../../components/form/field-context.ts';
import { LightElement } from '../../components/light-element.ts';
import { problemNotice } from '../../components/notices.ts';
import type { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import './xs-withdraw.css';

/** Told when the person wants to withdraw, after he was asked once more. */
export class WithdrawEvent extends Event {
  readonly reason: string;

  constructor(reason: string) {
    super('withdraw');
    this.reason = reason;
  }
}

/** Asks once more before a case is withdrawn, and for a reason that may be left out. Fires {@link WithdrawEvent} or `declined`. */
@customElement('xs-withdraw')
export class XsWithdraw extends LightElement {
  /** Whose registration it is. */
  @property() name = '';
  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) isBusy = false;
  @property({ attribute: false }) problem: HttpProblem | null = null;
  @state() private reason = '';

  protected override render(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    return html`<dialog class="dialog withdraw" role="alertdialog" aria-labelledby="withdraw-question" aria-describedby="withdraw-consequence" @close=${this.#decline}>
      <header><h2 id="withdraw-question">${say('applicant.withdraw.question', { name: this.name })}</h2>
        <p id="withdraw-consequence">${say('applicant.withdraw.consequence')}</p></header>
      <vaadin-text-area label=${say('applicant.withdraw.reason')} maxlength=${MAX_REASON_LENGTH} min-rows="3" .value=${this.reason}
        @input=${(event: Event) => { this.reason = textOf(event); }}></vaadin-text-area>
      ${this.problem === null ? nothing : html`<div class="refused">${problemNotice(this.problem)}</div>`}
      <div class="buttons">
        <vaadin-button autofocus ?disabled=${this.isBusy} @click=${this.#close}>${say('common.cancel')}</vaadin-button>
        <vaadin-button theme="danger" ?disabled=${this.isBusy} @click=${this.#confirm}>
          ${say(this.isBusy ? 'applicant.withdraw.sending' : 'applicant.withdraw.confirm')}</vaadin-button>
      </div></dialog>`;
  }

  protected override updated(): void {
    const dialog = this.querySelector('dialog');
    if (dialog !== null && !dialog.open) dialog.showModal();
  }

  readonly #close = (): void => {
    this.querySelector('dialog')?.close();
  };

  readonly #confirm = (): void => {
    this.dispatchEvent(new WithdrawEvent(this.reason.trim()));
  };

  readonly #decline = (): void => {
    this.dispatchEvent(new Event('declined'));
  };
}
