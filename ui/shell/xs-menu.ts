import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LightElement } from '../components/light-element.ts';
import '../components/xs-icon.ts';
import { say } from '../i18n/locale.ts';
import { mayOpen, MENU_GROUPS, type MenuGroup, type Screen, SCREENS } from '../screens/index.ts';
import { NAVIGATED } from './navigate.ts';
import { SessionController } from './session.ts';
import './xs-menu.css';

/** The menu, made of the screens that exist and that the person may open; a rail of icons beside the split view. */
@customElement('xs-menu')
export class XsMenu extends LightElement {
  @property({ attribute: false }) isRail = false;
  readonly #moved = (): void => this.requestUpdate();

  constructor() {
    super();
    new SessionController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(NAVIGATED, this.#moved);
    window.addEventListener('popstate', this.#moved);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(NAVIGATED, this.#moved);
    window.removeEventListener('popstate', this.#moved);
  }

  protected override render(): TemplateResult {
    const open = SCREENS.filter((screen) => screen.menu !== undefined && mayOpen(screen));
    return html`<nav class=${this.isRail ? 'rail' : ''} aria-label=${say('common.menu')}>
      ${MENU_GROUPS.map((group) => this.#group(group, open.filter(({ menu }) => menu?.group === group)))}
    </nav>`;
  }

  #group(group: MenuGroup, screens: readonly Screen[]): TemplateResult | typeof nothing {
    if (screens.length === 0) return nothing;
    return html`<section>
      ${group === 'workbench' ? nothing : html`<h2>${say(`common.group.${group}`)}</h2>`}
      <ul>${screens.map((screen) => this.#item(screen))}</ul>
    </section>`;
  }

  #item({ path, title, menu }: Screen): TemplateResult {
    const isCurrent = location.pathname === path || location.pathname.startsWith(`${path}/`);
    return html`<li class=${menu?.short === undefined ? 'long' : ''}>
      <a href=${path} aria-current=${isCurrent ? 'page' : nothing}>
        <xs-icon name=${menu?.icon ?? ''}></xs-icon>
        <span class="full">${say(title)}</span>
        ${menu?.short === undefined ? nothing : html`<span class="short" aria-hidden="true">${say(menu.short)}</span>`}
      </a></li>`;
  }
}
