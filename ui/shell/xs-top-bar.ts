import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../components/buttons.css';
import { LightElement } from '../components/light-element.ts';
import '../components/xs-icon.ts';
import { currentLocale, say, setLocale } from '../i18n/locale.ts';
import { currentSession, SessionController } from './session.ts';
import { applyTheme, currentTheme, type Theme, THEMES } from './theme.ts';
import './xs-message-bell.ts';
import './xs-person-menu.ts';
import './xs-top-bar.css';

const THEME_ICONS = { system: 'monitor', light: 'sun', dark: 'moon' } as const satisfies Record<Theme, string>;

/** Product, organization, language and appearance, messages, and the person with the way out. Fires `menu-toggled`. */
@customElement('xs-top-bar')
export class XsTopBar extends LightElement {
  @property({ attribute: false }) hasMenu = false;
  @property({ attribute: false }) isMenuOpen = false;

  constructor() {
    super();
    new SessionController(this);
  }

  protected override render(): TemplateResult {
    const session = currentSession();
    return html`<header class=${session === null ? 'visitor' : ''}>
      ${this.hasMenu ? this.#menuButton() : nothing}
      <a class="brand" href=${session === null ? '/' : '/workbench'}>
        <span class="mark" aria-hidden="true">${say('common.product.mark')}</span><b>${say('common.product')}</b><span class="sub">${say('common.product.sub')}</span>
      </a>
      ${session === null || session.organization === null ? nothing : html`
        <span class="organization" title=${session.organization.name}>
          <span class="name">${session.organization.name}</span><span class="role">${say(`common.userType.${session.userType}`)}</span></span>`}
      <span class="space"></span>
      ${this.#language()}${this.#theme()}
      ${session === null ? nothing : html`<xs-message-bell></xs-message-bell><xs-person-menu .session=${session}></xs-person-menu>`}
    </header>`;
  }

  #menuButton(): TemplateResult {
    return html`<button type="button" class="icon-button menu-button" aria-expanded=${this.isMenuOpen}
      aria-label=${say(this.isMenuOpen ? 'common.menu.close' : 'common.menu.open')} @click=${this.#toggleMenu}>
      <xs-icon name=${this.isMenuOpen ? 'x' : 'menu'} size="20"></xs-icon></button>`;
  }

  #language(): TemplateResult {
    const next = currentLocale() === 'en' ? 'zh-CN' : 'en';
    return html`<button type="button" class="text-button language" lang=${next} @click=${() => { setLocale(next); }}>${say('common.language')}</button>`;
  }

  #theme(): TemplateResult {
    const theme = currentTheme();
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
    const label = say('common.theme.now', { theme: say(`common.theme.${theme}`) });
    return html`<button type="button" class="icon-button theme" title=${label} aria-label=${label}
      @click=${() => { applyTheme(next); this.requestUpdate(); }}><xs-icon name=${THEME_ICONS[theme]}></xs-icon></button>`;
  }

  readonly #toggleMenu = (): void => {
    this.dispatchEvent(new Event('menu-toggled'));
  };
}
