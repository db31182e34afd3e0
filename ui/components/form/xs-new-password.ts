import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '@vaadin/password-field';
import { checkPassword, type PasswordFlaw, type PersonalData } from '../../../workflows/shared/password-rules.ts';
import { say } from '../../i18n/locale.ts';
import { LightElement } from '../light-element.ts';
import { passwordWords } from '../password-words.ts';
import '../xs-icon.ts';
import { textOf } from './field-context.ts';
import './form.css';
import './xs-new-password.css';

/** The rules the browser can judge; that a password is known everywhere, only the server can. */
const RULES = ['passwordLength', 'passwordClasses', 'passwordPersonal'] as const satisfies readonly PasswordFlaw[];

/** A new password, typed twice, with its rules judged while it is typed. Fires `password-change`. */
@customElement('xs-new-password')
export class XsNewPassword extends LightElement {
  /** What the two fields are called, where it is not simply the password. */
  @property() label = '';
  @property({ attribute: 'again-label' }) againLabel = '';
  /** What is known of the person and may not stand in the password. */
  @property({ attribute: false }) personal: PersonalData = {};
  /** What the server refused; stands until the password changes. */
  @property({ attribute: false }) refusal: string | null = null;
  /** True once submission was tried: from then on an empty field is called wrong. */
  @property({ type: Boolean }) tried = false;
  @state() private password = '';
  @state() private again = '';
  @state() private hasLeftAgain = false;

  /** The password, or null while it cannot be used. */
  get value(): string | null {
    return this.#isSound && this.again === this.password ? this.password : null;
  }

  /** The field that is wrong first, or null. */
  get wrongField(): 'password' | 'password-again' | null {
    if (!this.#isSound) return 'password';
    return this.again === this.password ? null : 'password-again';
  }

  get #flaws(): readonly PasswordFlaw[] {
    return checkPassword(this.password, { personal: this.personal });
  }

  get #isSound(): boolean {
    return this.#flaws.length === 0;
  }

  protected override render(): TemplateResult {
    return html`<div class="form-grid">
      <vaadin-password-field id="field-password" label=${this.label || say('review.register.password')} required manual-validation .i18n=${passwordWords()}
        autocomplete="new-password" .value=${this.password}
        ?invalid=${this.#passwordError() !== ''} error-message=${this.#passwordError()}
        aria-describedby="password-rules" @input=${this.#typePassword}></vaadin-password-field>
      <vaadin-password-field id="field-password-again" label=${this.againLabel || say('review.register.passwordAgain')} required manual-validation .i18n=${passwordWords()}
        autocomplete="new-password" .value=${this.again}
        ?invalid=${this.#againError() !== ''} error-message=${this.#againError()}
        @input=${this.#typeAgain} @focusout=${() => { this.hasLeftAgain = true; }}></vaadin-password-field>
      <ul class="rules wide" id="password-rules" aria-label=${say('review.register.passwordRules')}>${RULES.map((rule) => this.#rule(rule))}</ul>
    </div>`;
  }

  #rule(rule: (typeof RULES)[number]): TemplateResult {
    const isMet = this.password !== '' && !this.#flaws.includes(rule);
    return html`<li class=${isMet ? 'met' : ''}>
      <xs-icon name=${isMet ? 'circle-check' : 'circle-dashed'} size="14"></xs-icon>
      <span>${say(`review.register.passwordRule.${rule}`)}</span>
      <span class="screen-reader">${say(isMet ? 'review.register.passwordRule.met' : 'review.register.passwordRule.unmet')}</span>
    </li>`;
  }

  #passwordError(): string {
    if (this.refusal !== null) return this.refusal;
    if (!this.tried) return '';
    if (this.password === '') return say('problems.field.required');
    const [flaw] = this.#flaws;
    return flaw === undefined ? '' : say(`problems.field.${flaw}`);
  }

  #againError(): string {
    const isJudged = this.tried || (this.hasLeftAgain && this.again !== '');
    if (!isJudged || this.again === this.password) return '';
    return this.again === '' ? say('problems.field.required') : say('review.register.passwordAgain.differs');
  }

  #typePassword(event: Event): void {
    this.password = textOf(event);
    this.refusal = null;
    this.#changed();
  }

  #typeAgain(event: Event): void {
    this.again = textOf(event);
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('password-change'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'xs-new-password': XsNewPassword;
  }
}
