import '@vaadin/button';
import '@vaadin/text-field';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { textOf } from '../../components/form/field-context.ts';
import { LightElement } from '../../components/light-element.ts';
import { problemNotice } from '../../components/notices.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { accessGateway, type Channel, type Knowledge, type SentCode } from './access-gateway.ts';
import { Countdown } from '../../controllers/countdown.ts';
import './xs-code-entry.css';

/** Proves by a one-time code that a registration is one's own. Fires `opened`; the case is then open in this browser. */
@customElement('xs-code-entry')
export class XsCodeEntry extends LightElement {
  @property({ attribute: false }) knowledge: Knowledge = { caseNumber: '', creditCode: '' };
  /** Where a code can be sent to. */
  @property({ attribute: false }) channels: readonly Channel[] = [];
  @state() private channel: Channel = 'email';
  @state() private sent: SentCode | null = null;
  @state() private code = '';
  @state() private busy: 'sending' | 'opening' | null = null;
  @state() private problem: HttpProblem | null = null;
  readonly #pause = new Countdown(this);

  protected override render(): TemplateResult {
    return html`
      ${this.problem === null ? nothing : problemNotice(this.problem)}
      <div class="line">
        <fieldset ?disabled=${this.busy !== null}>
          <legend>${say('applicant.code.channel')}</legend>
          ${this.channels.map((channel) => this.#choice(channel))}
        </fieldset>
        <vaadin-button theme=${this.sent === null ? 'primary' : ''} ?disabled=${this.busy !== null || this.#pause.seconds > 0}
          @click=${() => { void this.#send(); }}>${this.#sendWord()}</vaadin-button>
      </div>
      <p class="sent" role="status">${this.sent === null ? '' : say('applicant.code.sent', { target: this.sent.target, minutes: this.sent.validMinutes })}</p>
      ${this.sent === null ? nothing : this.#entry()}`;
  }

  #choice(channel: Channel): TemplateResult {
    return html`<label><input type="radio" name="channel" .checked=${this.channel === channel} @change=${() => { this.channel = channel; }}>
      ${say(`applicant.code.channel.${channel}`)}</label>`;
  }

  #sendWord(): string {
    if (this.busy === 'sending') return say('applicant.code.sending');
    if (this.#pause.seconds > 0) return say('applicant.code.againIn', { seconds: this.#pause.seconds });
    return say(this.sent === null ? 'applicant.code.send' : 'applicant.code.again');
  }

  #entry(): TemplateResult {
    const error = this.problem?.errors.find(({ field }) => field === 'code')?.message ?? null;
    return html`<form class="line" novalidate @submit=${this.#open}>
      <vaadin-text-field class="code" label=${say('applicant.code.field')} name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6"
        allowed-char-pattern="[0-9]" required manual-validation .value=${this.code} ?invalid=${error !== null} error-message=${error ?? ''}
        @input=${(event: Event) => { this.code = textOf(event); }}></vaadin-text-field>
      <vaadin-button theme="primary" ?disabled=${this.busy !== null || this.code.length < 6} @click=${this.#open}>
        ${say(this.busy === 'opening' ? 'applicant.code.opening' : 'applicant.code.open')}</vaadin-button>
      <button hidden type="submit"></button>
    </form>`;
  }

  async #send(): Promise<void> {
    const sent = await this.#attempt('sending', () => accessGateway.sendCode(this.knowledge, this.channel));
    if (sent === null) return;
    this.sent = sent;
    this.code = '';
    this.#pause.start(sent.nextAfterSeconds);
    await this.updateComplete;
    this.querySelector<HTMLElement>('.code')?.focus();
  }

  readonly #open = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy !== null || this.code.length < 6) return;
    const isOpen = await this.#attempt('opening', async () => {
      await accessGateway.open(this.knowledge.caseNumber, this.code);
      return true;
    });
    if (isOpen === true) this.dispatchEvent(new Event('opened'));
    else this.querySelector<HTMLElement>('.code')?.focus();
  };

  /** The answer, or null when there was a problem, which is then shown. */
  async #attempt<Answer>(busy: 'sending' | 'opening', ask: () => Promise<Answer>): Promise<Answer | null> {
    this.busy = busy;
    this.problem = null;
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
      if (busy === 'sending' && error.retryAfter !== null) this.#pause.start(error.retryAfter);
      return null;
    } finally {
      this.busy = null;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'xs-code-entry': XsCodeEntry;
  }
}
