import '@vaadin/button';
import '@vaadin/text-field';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { isUserType, type UserType } from '../../../workflows/shared/user-types.ts';
import { textOf } from '../../components/form/field-context.ts';
import '../../components/form/xs-new-password.ts';
import { LightElement } from '../../components/light-element.ts';
import { problemNotice } from '../../components/notices.ts';
import '../../components/xs-icon.ts';
import { Countdown } from '../../controllers/countdown.ts';
import { passwordResetsApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import './xs-password-reset.css';

interface Asked {
  readonly token: string;
  readonly validMinutes: number;
}

type Busy = 'sending' | 'setting';

/** A forgotten password: a code for what was typed, then a new password with it (manual §2). Never says whether an account exists. */
@customElement('xs-password-reset')
export class XsPasswordReset extends LightElement {
  @state() private idNumber = '';
  @state() private contact = '';
  @state() private code = '';
  /** Whether short messages can be sent, too. */
  @state() private hasMobile = true;
  @state() private asked: Asked | null = null;
  @state() private isDone = false;
  @state() private wasTried = false;
  @state() private busy: Busy | null = null;
  @state() private problem: HttpProblem | null = null;
  readonly #pause = new Countdown(this);

  protected override firstUpdated(): void {
    void this.#readChannels();
  }

  protected override render(): TemplateResult {
    return html`<div class="page password-reset"><section class="pane">
      <header><h1>${say('account.reset.title')}</h1>
        ${this.isDone ? nothing : html`<p>${say(this.hasMobile ? 'account.reset.text' : 'account.reset.text.mailOnly')}</p>${this.#steps()}`}</header>
      ${this.isDone ? this.#done() : this.asked === null ? this.#ask() : this.#set(this.asked)}
      ${this.isDone ? nothing : html`<footer><a href=${this.#signInPath}>${say('common.signIn')}</a></footer>`}
    </section></div>`;
  }

  #steps(): TemplateResult {
    const present = this.asked === null ? 'ask' : 'set';
    return html`<ol class="two-steps">${(['ask', 'set'] as const).map((step, index) => html`
      <li aria-current=${step === present ? 'step' : nothing}><span aria-hidden="true">${index + 1}</span>${say(`account.reset.step.${step}`)}</li>`)}</ol>`;
  }

  #ask(): TemplateResult {
    const refusal = this.#refusalOf('contact');
    return html`<form class="narrow-form" novalidate @submit=${this.#send}>
      ${this.#notice()}
      <vaadin-text-field label=${say('portal.signIn.idNumber')} name="idNumber" autocomplete="username" autocapitalize="characters" required manual-validation
        .value=${this.idNumber} ?invalid=${this.#lacks(this.idNumber)} error-message=${say('portal.signIn.idNumber.required')}
        @input=${(event: Event) => { this.idNumber = textOf(event); }}></vaadin-text-field>
      <vaadin-text-field label=${this.#contactWord} name="contact" autocomplete="email" required manual-validation
        .value=${this.contact} ?invalid=${this.#lacks(this.contact) || refusal !== null} error-message=${refusal ?? say('account.reset.contact.required')}
        @input=${(event: Event) => { this.#typeContact(textOf(event)); }}></vaadin-text-field>
      <vaadin-button theme="primary" ?disabled=${this.busy !== null || this.#pause.seconds > 0} @click=${this.#send}>${this.#sendWord('account.reset.send')}</vaadin-button>
      <button hidden type="submit"></button>
    </form>`;
  }

  #set({ validMinutes }: Asked): TemplateResult {
    const wrong = this.#refusalOf('code');
    const missing = this.wasTried && this.code.length < 6 ? say('account.reset.code.required') : null;
    return html`<form class="narrow-form" novalidate @submit=${this.#submit}>
      <p class="sent" role="status">${say('account.reset.sent', { contact: this.contact.trim(), minutes: validMinutes })}</p>
      ${this.#notice()}
      <div class="code-line">
        <vaadin-text-field class="code" label=${say('account.reset.code')} name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="6"
          allowed-char-pattern="[0-9]" required manual-validation .value=${this.code} ?invalid=${wrong !== null || missing !== null} error-message=${wrong ?? missing ?? ''}
          @input=${(event: Event) => { this.#typeCode(textOf(event)); }}></vaadin-text-field>
        <vaadin-button ?disabled=${this.busy !== null || this.#pause.seconds > 0} @click=${this.#send}>${this.#sendWord('account.reset.again')}</vaadin-button>
        <button type="button" class="link" @click=${this.#askAnew}>${say('account.reset.change')}</button>
      </div>
      <xs-new-password label=${say('account.password.new')} again-label=${say('account.password.again')} ?tried=${this.wasTried}
        .personal=${{ idNumber: this.idNumber, ...(this.contact.includes('@') ? { email: this.contact } : { mobile: this.contact }) }}
        .refusal=${this.#refusalOf('newPassword')}></xs-new-password>
      <vaadin-button theme="primary" ?disabled=${this.busy !== null} @click=${this.#submit}>
        ${say(this.busy === 'setting' ? 'account.reset.submitting' : 'account.reset.submit')}</vaadin-button>
      <button hidden type="submit"></button>
      <p class="hint">${say('account.reset.sent.missing')}</p>
    </form>`;
  }

  #done(): TemplateResult {
    return html`<div class="narrow-form done">
      <div class="notice fine" role="status"><xs-icon name="circle-check"></xs-icon><span><b>${say('account.reset.done')}</b> ${say('account.reset.done.text')}</span></div>
      <a class="button" href=${this.#signInPath}>${say('account.reset.done.signIn')}</a></div>`;
  }

  /** What is wrong with a field is said beside it. */
  #notice(): TemplateResult | typeof nothing {
    return this.problem === null || this.problem.errors.length > 0 ? nothing : problemNotice(this.problem);
  }

  #sendWord(otherwise: 'account.reset.send' | 'account.reset.again'): string {
    if (this.busy === 'sending') return say('account.reset.sending');
    return this.#pause.seconds > 0 ? say('account.reset.againIn', { seconds: this.#pause.seconds }) : say(otherwise);
  }

  get #contactWord(): string {
    return say(this.hasMobile ? 'account.reset.contact' : 'account.reset.contact.mailOnly');
  }

  /** Under which user type the person came here. */
  get #signInPath(): string {
    const asked = new URLSearchParams(location.search).get('type') ?? '';
    const userType: UserType = isUserType(asked) ? asked : 'department';
    return `/sign-in/${userType}`;
  }

  #lacks(value: string): boolean {
    return this.wasTried && value.trim() === '';
  }

  #refusalOf(field: 'contact' | 'code' | 'newPassword'): string | null {
    return this.problem?.errors.find((error) => error.field === field)?.message ?? null;
  }

  #typeContact(contact: string): void {
    this.contact = contact;
    if (this.#refusalOf('contact') !== null) this.problem = null;
  }

  #typeCode(code: string): void {
    this.code = code;
    if (this.#refusalOf('code') !== null) this.problem = null;
  }

  async #readChannels(): Promise<void> {
    try {
      const { channels } = await (await passwordResetsApi.channels.$get()).json();
      this.hasMobile = channels.includes('mobile');
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      // Without an answer both are offered; the server says when one cannot be used.
    }
  }

  readonly #send = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.wasTried = true;
    if (this.busy !== null || this.#pause.seconds > 0) return;
    if (this.#lacks(this.idNumber) || this.#lacks(this.contact)) {
      await this.#showWrong();
      return;
    }
    const answer = await this.#attempt('sending', async () =>
      (await passwordResetsApi.index.$post({ json: { idNumber: this.idNumber.trim(), contact: this.contact.trim() } })).json());
    if (answer === null) return;
    this.asked = answer;
    this.code = '';
    this.wasTried = false;
    this.#pause.start(answer.nextAfterSeconds);
    await this.updateComplete;
    this.querySelector<HTMLElement>('.code')?.focus();
  };

  readonly #askAnew = async (): Promise<void> => {
    this.asked = null;
    this.problem = null;
    this.wasTried = false;
    await this.updateComplete;
    this.querySelector<HTMLElement>('vaadin-text-field')?.focus();
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.wasTried = true;
    const { asked, code } = this;
    const newPassword = this.querySelector('xs-new-password')?.value ?? null;
    if (asked === null || this.busy !== null) return;
    if (code.length < 6 || newPassword === null) {
      await this.#showWrong();
      return;
    }
    const isSet = await this.#attempt('setting', async () => {
      await passwordResetsApi.completion.$post({ json: { token: asked.token, code, newPassword } });
      return true;
    });
    if (isSet === null) return;
    this.isDone = true;
    await this.updateComplete;
    this.querySelector<HTMLElement>('.done a')?.focus();
  };

  /** The answer, or null when there was a problem, which is then shown. */
  async #attempt<Answer>(busy: Busy, ask: () => Promise<Answer>): Promise<Answer | null> {
    this.busy = busy;
    this.problem = null;
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
      if (busy === 'sending' && error.retryAfter !== null) this.#pause.start(error.retryAfter);
      await this.#showWrong();
      return null;
    } finally {
      this.busy = null;
    }
  }

  /** The cursor goes to the first field that is wrong. */
  async #showWrong(): Promise<void> {
    await this.updateComplete;
    await this.querySelector('xs-new-password')?.updateComplete;
    this.querySelector<HTMLElement>('[invalid]')?.focus();
  }
}
