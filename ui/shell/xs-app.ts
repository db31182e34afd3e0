import '@vaadin/button';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LightElement } from '../components/light-element.ts';
import { loadFailed, loadingNotice } from '../components/notices.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { say } from '../i18n/locale.ts';
import { NAVIGATED } from './navigate.ts';
import { Router } from './router.ts';
import { currentSession, loadSession, SessionController } from './session.ts';
import { followOtherTabs } from './switching.ts';
import './xs-app.css';
import './xs-menu.ts';
import './xs-sign-in-again.ts';
import './xs-top-bar.ts';

/** The frame of every page: top bar, menu, and the screen of the address. */
@customElement('xs-app')
export class XsApp extends LightElement {
  @state() private problem: HttpProblem | null = null;
  @state() private isMenuOpen = false;
  readonly #router = new Router(this, (isFirst) => { void this.#begin(isFirst); });

  #stopFollowing: () => void = () => {};

  constructor() {
    super();
    new SessionController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(NAVIGATED, this.#closeMenu);
    this.#stopFollowing = followOtherTabs();
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(NAVIGATED, this.#closeMenu);
    this.#stopFollowing();
  }

  protected override render(): TemplateResult {
    if (this.problem !== null) return html`<main>${loadFailed(this.problem, () => { void this.#start(); })}</main>`;
    if (this.#router.shown === null) return html`<main>${loadingNotice()}</main>`;
    const { route, params } = this.#router.shown;
    const layout = currentSession() === null ? 'public' : route.layout;
    return html`
      <a class="skip" href="#main">${say('common.skip')}</a>
      <div class="app ${layout}">
        <xs-top-bar .hasMenu=${layout !== 'public'} .isMenuOpen=${this.isMenuOpen} @menu-toggled=${this.#toggleMenu}></xs-top-bar>
        ${layout === 'public' ? nothing : html`
          <xs-menu class=${this.isMenuOpen ? 'open' : ''} .isRail=${layout === 'split'} @click=${this.#closeMenu} @keydown=${this.#escape}></xs-menu>`}
        <main id="main" tabindex="-1">${route.render(params)}</main>
      </div>
      <xs-sign-in-again></xs-sign-in-again>`;
  }

  protected override updated(): void {
    const { shown } = this.#router;
    document.title = shown === null ? say('common.product') : `${say(shown.route.title)} · ${say('common.product')}`;
  }

  async #start(): Promise<void> {
    this.problem = null;
    try {
      await loadSession();
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
      return;
    }
    await this.#router.open();
  }

  /** A new screen begins at its top, and screen readers at its title. */
  async #begin(isFirst: boolean): Promise<void> {
    if (isFirst) return;
    const screen = this.querySelector('main')?.firstElementChild;
    if (screen instanceof LitElement) await screen.updateComplete;
    window.scrollTo(0, 0);
    const place = this.querySelector<HTMLElement>('main h1') ?? this.querySelector('main');
    if (place === null) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }

  readonly #toggleMenu = async (): Promise<void> => {
    this.isMenuOpen = !this.isMenuOpen;
    await this.updateComplete;
    if (this.isMenuOpen) this.querySelector<HTMLElement>('xs-menu a')?.focus();
  };

  readonly #closeMenu = (): void => {
    this.isMenuOpen = false;
  };

  readonly #escape = ({ key }: KeyboardEvent): void => {
    if (key !== 'Escape' || !this.isMenuOpen) return;
    this.#closeMenu();
    this.querySelector<HTMLElement>('.menu-button')?.focus();
  };
}
