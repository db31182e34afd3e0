import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { isRegistrationSubject } from '../../../workflows/flows/registration-review/definition.ts';
import { isUserType, type UserType } from '../../../workflows/shared/user-types.ts';
import { LightElement } from '../../components/light-element.ts';
import '../../components/xs-sign-in-form.ts';
import type { SignedInEvent } from '../../components/xs-sign-in-form.ts';
import { say } from '../../i18n/locale.ts';
import { enterWith } from '../../shell/enter-with.ts';
import './xs-sign-in.css';

/** Signing in under the user type of the address. */
@customElement('xs-sign-in')
export class XsSignIn extends LightElement {
  @property({ attribute: 'user-type' }) userType = '';

  protected override render(): TemplateResult {
    const userType: UserType = isUserType(this.userType) ? this.userType : 'department';
    return html`<div class="page sign-in">
      <section class="pane">
        <header><h1>${say('portal.signIn.title', { userType: say(`common.userType.${userType}`) })}</h1><p>${say(`portal.type.${userType}.text`)}</p></header>
        <xs-sign-in-form .userType=${userType} @signed-in=${({ session }: SignedInEvent) => { enterWith(session); }}></xs-sign-in-form>
        <footer><a href="/password-reset?type=${userType}">${say('portal.signIn.forgotten')}</a><a href="/">${say('portal.signIn.other')}</a>
          ${isRegistrationSubject(userType) ? html`<a href="/register/${userType}">${say(`common.screen.register.${userType}`)}</a>` : nothing}</footer>
      </section></div>`;
  }
}
