import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LightElement } from '../components/light-element.ts';
import type { SignedInEvent } from '../components/xs-sign-in-form.ts';
import { SESSION_ENDED, SESSION_RENEWED } from '../http/session-events.ts';
import { say } from '../i18n/locale.ts';
import { navigate } from './navigate.ts';
import { currentSession, setSession } from './session.ts';
import '../components/dialog.css';
import './xs-sign-in-again.css';

/** When the session has ended: signing in again over the page, which stays with everything typed on it. */
@customElement('xs-sign-in-again')
export class XsSignInAgain extends LightElement {
  @state() private isOpen = false;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(SESSION_ENDED, this.#ask);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(SESSION_ENDED, this.#ask);
  }

  protected override render(): TemplateResult | typeof nothing {
    const session = currentSession();
    if (!this.isOpen || session === null) return nothing;
    return html`<dialog class="dialog sign-in-again" aria-labelledby="sign-in-again-title" @close=${this.#close}>
      <header><h2 id="sign-in-again-title">${say('common.sessionEnded')}</h2>
        <p>${say('common.sessionEnded.text', { name: session.person.name })}</p></header>
      <xs-sign-in-form .userType=${session.userType} @signed-in=${this.#goOn}></xs-sign-in-form>
      <footer><a href="/" @click=${this.#leave}>${say('common.sessionEnded.leave')}</a></footer>
    </dialog>`;
  }

  protected override updated(): void {
    const dialog = this.querySelector('dialog');
    if (dialog !== null && !dialog.open) dialog.showModal();
  }

  readonly #ask = (): void => {
    if (currentSession() !== null) void this.#open();
  };

  /** The form is loaded when it is needed. */
  async #open(): Promise<void> {
    await import('../components/xs-sign-in-form.ts');
    this.isOpen = true;
  }

  readonly #close = (): void => {
    this.isOpen = false;
  };

  readonly #goOn = ({ session }: SignedInEvent): void => {
    const former = currentSession();
    if (former?.account.id !== session.account.id || former.membership?.id !== session.membership?.id) {
      // Somebody else: nothing of the former person stays.
      sessionStorage.clear();
      location.assign('/');
      return;
    }
    // Closing gives the cursor back to where it was.
    this.querySelector('dialog')?.close();
    setSession(session);
    window.dispatchEvent(new Event(SESSION_RENEWED));
  };

  readonly #leave = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    this.isOpen = false;
    sessionStorage.clear();
    setSession(null);
    navigate('/', { replace: true });
  };
}
