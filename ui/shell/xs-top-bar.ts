import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LightElement } from '../components/light-element.ts';
import '../components/xs-icon.ts';
import { currentLocale, say, setLocale } from '../i18n/locale.ts';
import { navigate } from './navigate.ts';
import { currentSession, SessionController, signOut } from './session.ts';
import { applyTheme, currentTheme, type Theme, THEMES } from './theme.ts';
import './xs-top-bar.css';

const THEME_ICONS = { system: 'monitor', light: 'sun', dark: 'moon' } as const satisfies Record<Theme, string>;

/** Product, organization, person, language, appearance, and the way out. */
@customElement('xs-top-bar')
export class XsTopBar extends LightElement {
  @property({ attribute: false }) hasMenu = false;

  constructor() {
    super();
    new SessionController(this);
  }

  protected override render(): TemplateResult {
    const session = currentSession();
    return html`<header>
      ${this.hasMenu ? html`<button class="icon-button menu-button" aria-label=${say('common.menu.open')}
        @click=${() => this.dispatchEvent(new CustomEvent('menu-toggled'))}><xs-icon name="menu" size="20"></xs-icon></button>` : nothing}
      <a class="brand" href=${session === null ? '/' : '/workbench'}>
        <span class="mark" aria-hidden="true">学</span><b>${say('common.product')}</b><span class="sub">${say('common.product.sub')}</span>
      </a>
      ${session === null || session.organization === null ? nothing : html`
        <span class="organization" title=${session.organization.name}>${session.organization.name}</span>`}
      <span class="space"></span>
      ${this.#language()}${this.#theme()}
      ${session === null ? nothing : html`
        <span class="person"><span class="avatar" aria-hidden="true">${session.person.name.slice(0, 1)}</span><span class="name">${session.person.name}</span></span>
        <button class="icon-button" title=${say('common.signOut')} aria-label=${say('common.signOut')} @click=${this.#leave}>
          <xs-icon name="log-out"></xs-icon></button>`}
    </header>`;
  }

  #language(): TemplateResult {
    const next = currentLocale() === 'en' ? 'zh-CN' : 'en';
    return html`<button class="text-button" lang=${next} aria-label=${say('common.language.label')} @click=${() => setLocale(next)}>
      ${say('common.language')}</button>`;
  }

  #theme(): TemplateResult {
    const theme = currentTheme();
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
    const label = `${say('common.theme')}: ${say(`common.theme.${theme}`)}`;
    return html`<button class="icon-button" title=${label} aria-label=${label}
      @click=${() => { applyTheme(next); this.requestUpdate(); }}><xs-icon name=${THEME_ICONS[theme]}></xs-icon></button>`;
  }

  readonly #leave = async (): Promise<void> => {
    await signOut();
    navigate('/');
  };
}
