import '@vaadin/button';
import '@vaadin/password-field';
import '@vaadin/text-field';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { isUserType } from '../../../workflows/shared/user-types.ts';
import { LightElement } from '../../components/light-element.ts';
import { problemNotice } from '../../components/notices.ts';
import { textOf } from '../../components/form/field-context.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { signInAs } from '../../shell/sign-in.ts';

/** Signing in under a user type with ID number and password. */
@customElement('xs-sign-in')
export class XsSignIn extends LightElement {
  @property({ attribute: 'user-type' }) userType = '';
  @state() private idNumber = '';
  @state() private password = '';
  @state() private isBusy = false;
  @state() private problem: Pick<HttpProblem, 'title' | 'detail'> | null = null;
  /** Seconds until another attempt is looked at. */
  @state() private wait = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override render(): TemplateResult {
    const userType = isUserType(this.userType) ? this.userType : 'department';
    return html`<div class="page"><section class="pane sign-in" style="max-width:432px;margin:32px auto 0">
      <header><h1>${say('portal.signIn.title', { userType: say(`common.userType.${userType}`) })}</h1></header>
      <form class="narrow-form" novalidate @submit=${this.#submit}>
        ${location.search === '?ended' && this.problem === null ? problemNotice({ title: say('common.sessionEnded'), detail: '' }) : nothing}
        ${this.problem === null ? nothing : problemNotice(this.problem)}
        <vaadin-text-field label=${say('portal.signIn.idNumber')} name="idNumber" autocomplete="username" required manual-validation
          .value=${this.idNumber} @input=${(event: Event) => { this.idNumber = textOf(event); }}></vaadin-text-field>
        <vaadin-password-field label=${say('portal.signIn.password')} name="password" autocomplete="current-password" required manual-validation
          .value=${this.password} @input=${(event: Event) => { this.password = textOf(event); }}></vaadin-password-field>
        <vaadin-button theme="primary" ?disabled=${this.isBusy || this.wait > 0} @click=${this.#submit}>
          ${this.wait > 0 ? say('portal.signIn.wait', { seconds: this.wait }) : say(this.isBusy ? 'portal.signIn.submitting' : 'portal.signIn.submit')}
        </vaadin-button>
        <p><a href="/">${say('portal.signIn.other')}</a></p>
        <button hidden type="submit"></button>
      </form></section></div>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.isBusy || this.wait > 0) return;
    if (this.idNumber.trim() === '' || this.password === '') {
      this.problem = { title: say('portal.signIn.required'), detail: '' };
      return;
    }
    this.isBusy = true;
    try {
      await signInAs(isUserType(this.userType) ? this.userType : 'department', this.idNumber, this.password);
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
      if (error.retryAfter !== null) this.#countDown(error.retryAfter);
    } finally {
      this.isBusy = false;
    }
  };

  #countDown(seconds: number): void {
    this.wait = seconds;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      this.wait -= 1;
      if (this.wait <= 0) clearInterval(this.#timer);
    }, 1_000);
  }
}
