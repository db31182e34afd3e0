import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LightElement } from '../components/light-element.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { SESSION_ENDED } from '../http/send.ts';
import { say } from '../i18n/locale.ts';
import { mayOpen, NOT_FOUND, type Screen, SCREENS } from '../screens/index.ts';
import { type Match, matchPath } from './match.ts';
import { followLink, navigate, NAVIGATED } from './navigate.ts';
import { currentSession, loadSession, SessionController, setSession } from './session.ts';
import './xs-app.css';
import './xs-menu.ts';
import './xs-top-bar.ts';

/** Where to go on after signing in again; lives as long as the tab. */
const RETURN_TO = 'xs-return-to';

/** The frame of every page: top bar, menu, and the screen of the address. */
@customElement('xs-app')
export class XsApp extends LightElement {
  @state() private shown: Match<Screen> | null = null;
  @state() private problem: HttpProblem | null = null;
  @state() private isMenuOpen = false;
  readonly #navigated = (): void => { void this.#open(); };
  readonly #ended = (): void => { this.#askToSignIn(); };

  constructor() {
    super();
    new SessionController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(NAVIGATED, this.#navigated);
    window.addEventListener('popstate', this.#navigated);
    window.addEventListener(SESSION_ENDED, this.#ended);
    this.addEventListener('click', followLink);
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(NAVIGATED, this.#navigated);
    window.removeEventListener('popstate', this.#navigated);
    window.removeEventListener(SESSION_ENDED, this.#ended);
  }

  protected override render(): TemplateResult {
    if (this.problem !== null) return this.#failed(this.problem);
    if (this.shown === null) return html`<p class="app-wait" role="status">${say('common.loading')}</p>`;
    const { route, params } = this.shown;
    const hasMenu = route.layout !== 'public' && currentSession() !== null;
    document.title = `${say(route.title)} · ${say('common.product')}`;
    return html`
      <a class="skip" href="#main">${say('common.skip')}</a>
      <div class="app ${route.layout}">
        <xs-top-bar .hasMenu=${hasMenu} @menu-toggled=${() => { this.isMenuOpen = !this.isMenuOpen; }}></xs-top-bar>
        ${hasMenu ? html`<xs-menu class=${this.isMenuOpen ? 'open' : ''} .isRail=${route.layout === 'split'}></xs-menu>` : nothing}
        <main id="main" tabindex="-1">${route.render(params)}</main>
      </div>`;
  }

  #failed({ title, detail }: HttpProblem): TemplateResult {
    return html`<div class="empty" role="alert"><b>${title}</b><p>${detail}</p>
      <button class="app-retry" @click=${() => { void this.#start(); }}>${say('common.retry')}</button></div>`;
  }

  async #start(): Promise<void> {
    this.problem = null;
    try {
      await loadSession();
      await this.#open();
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    }
  }

  async #open(): Promise<void> {
    const { pathname } = location;
    const session = currentSession();
    if (pathname === '/' && session !== null) return navigate(this.#returnPath(), { replace: true });
    const found = matchPath(SCREENS, pathname);
    if (found !== null && found.route.layout !== 'public' && session === null) {
      sessionStorage.setItem(RETURN_TO, pathname);
      return navigate('/', { replace: true });
    }
    const next = found === null || !mayOpen(found.route) ? { route: NOT_FOUND, params: {} } : found;
    const isOther = next.route !== this.shown?.route;
    await next.route.load();
    if (pathname !== location.pathname) return undefined;
    this.shown = next;
    this.isMenuOpen = false;
    if (!isOther) return undefined;
    await this.updateComplete;
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('main')?.focus();
    return undefined;
  }

  #returnPath(): string {
    const path = sessionStorage.getItem(RETURN_TO) ?? '/workbench';
    sessionStorage.removeItem(RETURN_TO);
    return path;
  }

  /** What was typed stays in drafts; after signing in the same page opens again. */
  #askToSignIn(): void {
    const session = currentSession();
    if (session === null) return;
    sessionStorage.setItem(RETURN_TO, location.pathname);
    setSession(null);
    navigate(`/sign-in/${session.userType}?ended`);
  }
}
