import '@vaadin/button';
import type { InferResponseType } from 'hono/client';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { REGISTRATION_SUBJECTS, type RegistrationSubject } from '../../../workflows/flows/registration-review/definition.ts';
import type { UserType } from '../../../workflows/shared/user-types.ts';
import { LightElement } from '../../components/light-element.ts';
import { loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import '../../components/xs-icon.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { portalApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { enterWith } from '../../shell/enter-with.ts';
import { openSession } from '../../shell/session.ts';
import './xs-portal.css';

type Portal = InferResponseType<typeof portalApi.index.$get, 200>;
type DemoLogin = Portal['demoLogins'][number];

/** The first page: who are you, registering, and in the demo how to sign in at once. */
@customElement('xs-portal')
export class XsPortal extends LightElement {
  @state() private problem: HttpProblem | null = null;
  /** The demo login that is being opened. */
  @state() private entering: DemoLogin | null = null;
  readonly #portal = new Loaded<Portal>(this, async () => (await portalApi.index.$get()).json());

  protected override render(): TemplateResult {
    const { value, problem } = this.#portal;
    return html`<div class="page portal">
      <div class="page-head"><h1>${say('portal.title')}</h1><p>${say('portal.text')}</p></div>
      ${value === null
        ? html`<section class="pane">${problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#portal.reload(); })}</section>`
        : this.#doors(value)}
    </div>`;
  }

  #doors(portal: Portal): TemplateResult {
    return html`
      <section class="pane"><ul class="rows">${portal.userTypes.map(doorOf)}</ul></section>
      <section class="pane">
        <header><h2>${say('portal.register.first')}</h2><span class="muted">${say('portal.register.note')}</span>
          <a class="ask" href="/registrations/progress">${say('applicant.screen.progress')}</a></header>
        <ul class="rows register">${REGISTRATION_SUBJECTS.map(registrationOf)}</ul>
      </section>
      ${portal.demo ? this.#demo(portal) : nothing}`;
  }

  #demo({ demoLogins, temporalUiUrl, mailboxUrl }: Portal): TemplateResult {
    return html`<section class="pane">
      <header><h2>${say('portal.demo')}</h2><span class="muted">${say('portal.demo.text', { password: demoLogins[0]?.password ?? '' })}</span></header>
      ${this.problem === null ? nothing : html`<div class="refused">${problemNotice(this.problem)}</div>`}
      <ul class="rows demo">${demoLogins.map((login) => this.#login(login))}</ul>
      <p class="links">
        ${mailboxUrl === null ? nothing : html`<a href=${mailboxUrl}><xs-icon name="mail" size="14"></xs-icon>${say('portal.demo.mailbox')}</a>`}
        ${temporalUiUrl === null ? nothing : html`<a href=${temporalUiUrl} target="_blank" rel="noopener">
          <xs-icon name="external-link" size="14"></xs-icon>${say('portal.demo.temporal')}</a>`}
      </p></section>`;
  }

  #login(login: DemoLogin): TemplateResult {
    return html`<li><button type="button" ?disabled=${this.entering !== null} @click=${() => { void this.#enter(login); }}>
      <b>${say(`common.userType.${login.userType}`)}</b>
      <span class="who">${login.organizationName} · ${login.personName}</span><span class="number">${login.idNumber}</span>
      <span class="go">${say(this.entering === login ? 'portal.signIn.submitting' : 'portal.demo.enter')}</span></button></li>`;
  }

  async #enter(login: DemoLogin): Promise<void> {
    this.entering = login;
    this.problem = null;
    try {
      enterWith(await openSession(login.userType, login.idNumber, login.password));
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    } finally {
      this.entering = null;
    }
  }
}

/** How long filling in takes, in minutes. */
const MINUTES = { department: 8, employer: 8, base: 10, professional: 5 } as const satisfies Record<RegistrationSubject, number>;

function registrationOf(subject: RegistrationSubject): TemplateResult {
  return html`<li><a href="/register/${subject}"><b>${say(`common.userType.${subject}`)}</b>
    <span class="who">${say(`portal.register.text.${subject}`)}</span>
    <span class="number">${say('portal.register.minutes', { minutes: MINUTES[subject] })}</span>
    <span class="go">${say('portal.register')}<xs-icon name="chevron-right" size="14"></xs-icon></span></a></li>`;
}

function doorOf(userType: UserType): TemplateResult {
  return html`<li><a href="/sign-in/${userType}"><b>${say(`common.userType.${userType}`)}</b>
    <span class="who">${say(`portal.type.${userType}.text`)}</span>
    <span class="go">${say('portal.enter')}<xs-icon name="chevron-right" size="14"></xs-icon></span></a></li>`;
}
