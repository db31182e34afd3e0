import '@vaadin/button';
import type { InferResponseType } from 'hono/client';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LightElement } from '../../components/light-element.ts';
import { Loaded } from '../../components/loaded.ts';
import { loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import '../../components/xs-icon.ts';
import { portalApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { signInAs } from '../../shell/sign-in.ts';
import './xs-portal.css';

type Portal = InferResponseType<typeof portalApi.index.$get, 200>;
type DemoLogin = Portal['demoLogins'][number];

/** The first page: who are you, registering, and in the demo how to sign in at once. */
@customElement('xs-portal')
export class XsPortal extends LightElement {
  @state() private problem: HttpProblem | null = null;
  readonly #portal = new Loaded<Portal>(this, async () => (await portalApi.index.$get()).json());

  protected override render(): TemplateResult {
    const { value, problem } = this.#portal;
    if (value === null) return problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#portal.reload(); });
    return html`<div class="page portal">
      <div class="page-head"><h1>${say('portal.title')}</h1><p>${say('portal.text')}</p></div>
      <section class="pane"><ul class="rows">${value.userTypes.map((userType) => html`<li>
        <a href="/sign-in/${userType}"><b>${say(`common.userType.${userType}`)}</b><span>${say(`portal.type.${userType}.text`)}</span>
          <span class="go">${say('portal.enter')}</span></a></li>`)}</ul></section>
      <section class="pane register"><p><b>${say('portal.register')}</b> <span class="mute">${say('portal.register.text')}</span></p>
        <a class="as-button" href="/register/employer">${say('portal.register')}</a></section>
      ${value.demo ? this.#demo(value) : nothing}
    </div>`;
  }

  #demo({ demoLogins, temporalUiUrl, mailboxUrl }: Portal): TemplateResult {
    return html`<section class="pane">
      <header><h2>${say('portal.demo')}</h2><span class="muted">${say('portal.demo.text', { password: demoLogins[0]?.password ?? '' })}</span></header>
      ${this.problem === null ? nothing : problemNotice(this.problem)}
      <ul class="rows demo">${demoLogins.map((login) => html`<li><button @click=${() => { void this.#enter(login); }}>
        <b>${say(`common.userType.${login.userType}`)}</b><span>${login.organizationName} · ${login.personName}</span>
        <span class="muted number">${login.idNumber}</span><span class="go">${say('portal.demo.enter')}</span></button></li>`)}</ul>
      <p class="links">
        ${temporalUiUrl === null ? nothing : html`<a href=${temporalUiUrl} target="_blank" rel="noopener">${say('portal.demo.temporal')} <xs-icon name="external-link" size="14"></xs-icon></a>`}
        ${mailboxUrl === null ? nothing : html`<a href=${mailboxUrl}>${say('portal.demo.mailbox')}</a>`}
      </p></section>`;
  }

  async #enter({ userType, idNumber, password }: DemoLogin): Promise<void> {
    try {
      await signInAs(userType, idNumber, password);
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    }
  }
}
