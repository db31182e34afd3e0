import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import '@vaadin/button';
import '@vaadin/combo-box';
import { isUserType, USER_TYPES, type UserType } from '../../../workflows/shared/user-types.ts';
import '../../components/dialog.css';
import { textOf } from '../../components/form/field-context.ts';
import { LightElement } from '../../components/light-element.ts';
import '../../components/xs-sign-in-form.ts';
import type { SignedInEvent } from '../../components/xs-sign-in-form.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import { setSession } from '../../shell/session.ts';
import type { Registrant } from './registration-subject.ts';
import './xs-own-sign-in.css';

/** Whoever has an account signs in himself, under any user type, over the form. Fires `confirmed` once he has, or `declined`. */
@customElement('xs-own-sign-in')
export class XsOwnSignIn extends LightElement {
  @property() registrant: Registrant = 'organization';
  @property({ type: Boolean }) open = false;
  @state() private userType: UserType = 'employer';

  protected override render(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    return html`<dialog class="dialog own-sign-in" aria-labelledby="own-sign-in-title" @close=${() => { this.dispatchEvent(new Event('declined')); }}>
      <header><h2 id="own-sign-in-title">${say(`applicant.own.title.${this.registrant}`)}</h2><p>${say(`applicant.own.text.${this.registrant}`)}</p></header>
      ${keyed(currentLocale(), html`<vaadin-combo-box label=${say('applicant.own.userType')} item-value-path="value" .items=${USER_TYPES.map(choiceOf)} .value=${this.userType}
        @change=${this.#choose}></vaadin-combo-box>`)}
      <xs-sign-in-form .userType=${this.userType} @signed-in=${this.#confirm}></xs-sign-in-form>
      <footer><button type="button" class="link" @click=${this.#close}>${say('common.cancel')}</button></footer>
    </dialog>`;
  }

  protected override updated(): void {
    const dialog = this.querySelector('dialog');
    if (dialog !== null && !dialog.open) dialog.showModal();
  }

  readonly #choose = (event: Event): void => {
    const chosen = textOf(event);
    if (isUserType(chosen)) this.userType = chosen;
  };

  readonly #close = (): void => {
    this.querySelector('dialog')?.close();
  };

  readonly #confirm = ({ session }: SignedInEvent): void => {
    setSession(session);
    this.dispatchEvent(new Event('confirmed'));
  };
}

function choiceOf(value: UserType): { readonly value: UserType; readonly label: string } {
  return { value, label: say(`common.userType.${value}`) };
}
