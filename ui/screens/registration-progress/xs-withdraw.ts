import '@vaadin/text-area';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { MAX_REASON_LENGTH } from '../../../workflows/shared/flow.ts';
import { textOf } from '../../components/form/field-context.ts';
import { LightElement } from '../../components/light-element.ts';
import { problemNotice } from '../../components/notices.ts';
import '../../components/xs-confirm.ts';
import type { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';

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
  /** Whose case it is, and what about. */
  @property() name = '';
  @property() flow = '';
  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) isBusy = false;
  @property({ attribute: false }) problem: HttpProblem | null = null;
  @state() private reason = '';

  protected override render(): TemplateResult {
    return html`<xs-confirm question=${say('applicant.withdraw.question', { name: this.name, flow: this.flow })} consequence=${say('applicant.withdraw.consequence')}
      verb=${say(this.isBusy ? 'applicant.withdraw.sending' : 'applicant.withdraw.confirm')} ?open=${this.open} ?busy=${this.isBusy} .content=${this.#content()}
      @confirmed=${() => { this.dispatchEvent(new WithdrawEvent(this.reason.trim())); }}
      @declined=${() => { this.dispatchEvent(new Event('declined')); }}></xs-confirm>`;
  }

  #content(): TemplateResult {
    return html`<vaadin-text-area label=${say('applicant.withdraw.reason')} maxlength=${MAX_REASON_LENGTH} min-rows="3" .value=${this.reason}
        @input=${(event: Event) => { this.reason = textOf(event); }}></vaadin-text-area>
      ${this.problem === null ? nothing : html`<div class="refused">${problemNotice(this.problem)}</div>`}`;
  }
}
