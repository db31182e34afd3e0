import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { InferResponseType } from 'hono/client';
import { LightElement } from '../components/light-element.ts';
import { problemNotice } from '../components/notices.ts';
import '../components/xs-icon.ts';
import { portalApi } from '../http/clients.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { say } from '../i18n/locale.ts';
import { navigate } from './navigate.ts';
import { type Session, signOut } from './session.ts';
import './xs-identities.ts';
import './xs-person-menu.css';

type Portal = InferResponseType<typeof portalApi.index.$get, 200>;

/** The person in the top bar; opens as whom he acts, one's own pages, the rooms of the demo and the way out. */
@customElement('xs-person-menu')
export class XsPersonMenu extends LightElement {
  @property({ attribute: false }) session: Session | null = null;
  @state() private portal: Portal | null = null;
  @state() private problem: HttpProblem | null = null;

  protected override render(): TemplateResult | typeof nothing {
    if (this.session === null) return nothing;
    const { person, userType, membership } = this.session;
    return html`<button type="button" class="person" popovertarget="person-menu">
        <span class="screen-reader">${say('common.person')}</span>
        <span class="avatar" aria-hidden="true">${person.name.slice(-1)}</span><span class="name">${person.name}</span><xs-icon name="chevron-down" size="14"></xs-icon>
      </button>
      <div popover id="person-menu" class="person-menu" @toggle=${this.#toggled} @click=${this.#followed}>
        <p><b>${person.name}</b><span class="muted">${say(`common.userType.${userType}`)}${membership?.isSuperAdministrator === true ? ` · ${say('common.superAdministrator')}` : ''}</span></p>
        <xs-identities .session=${this.session} @switched=${this.#hide}></xs-identities>
        <ul>
          ${itemOf('/account/messages', 'bell', say('messages.screen.mailChoices'))}
          ${itemOf('/account/password', 'key', say('common.screen.password'))}
          ${itemOf('/account/sessions', 'sessions', say('common.screen.sessions'))}
        </ul>
        ${this.portal?.demo === true ? this.#demo(this.portal) : nothing}
        ${this.problem === null ? nothing : problemNotice(this.problem)}
        <ul><li><button type="button" @click=${this.#leave}><xs-icon name="log-out"></xs-icon>${say('common.signOut')}</button></li></ul>
      </div>`;
  }

  #demo({ mailboxUrl, temporalUiUrl }: Portal): TemplateResult {
    return html`<ul>
      ${mailboxUrl === null ? nothing : itemOf(mailboxUrl, 'mail', say('common.screen.mailbox'))}
      ${temporalUiUrl === null ? nothing : html`<li><a href=${temporalUiUrl} target="_blank" rel="noopener">
        <xs-icon name="external-link"></xs-icon>${say('portal.demo.temporal')}</a></li>`}
    </ul>`;
  }

  readonly #toggled = async (event: ToggleEvent): Promise<void> => {
    if (event.newState !== 'open' || this.portal !== null) return;
    try {
      this.portal = await (await portalApi.index.$get()).json();
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      // The rooms of the demo are an extra: without an answer the menu is shorter.
    }
  };

  readonly #followed = (event: Event): void => {
    if (event.composedPath().some((node) => node instanceof HTMLAnchorElement)) this.#hide();
  };

  readonly #hide = (): void => {
    this.querySelector<HTMLElement>('.person-menu')?.hidePopover();
  };

  readonly #leave = async (): Promise<void> => {
    try {
      await signOut();
      navigate('/');
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    }
  };
}

function itemOf(path: string, icon: string, word: string): TemplateResult {
  return html`<li><a href=${path}><xs-icon name=${icon}></xs-icon>${word}</a></li>`;
}
