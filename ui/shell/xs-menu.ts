import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { IconName } from '../components/icons.ts';
import { clockTime } from '../components/instants.ts';
import { LightElement } from '../components/light-element.ts';
import '../components/xs-icon.ts';
import { reloadWorkbench, WorkbenchController } from '../controllers/workbench-controller.ts';
import { say } from '../i18n/locale.ts';
import { mayOpen, MENU_GROUPS, type MenuGroup, type Screen, SCREENS } from '../screens/index.ts';
import { NAVIGATED } from './navigate.ts';
import { SessionController } from './session.ts';
import './xs-menu.css';

const GROUP_ICONS = {
  account: 'users', declare: 'file-pen', review: 'clipboard-check', query: 'chart',
} as const satisfies Record<Exclude<MenuGroup, 'workbench'>, IconName>;

/** The menu, made of the screens that exist and that the person may open; a rail of icons beside the split view. */
@customElement('xs-menu')
export class XsMenu extends LightElement {
  @property({ attribute: false }) isRail = false;
  readonly #workbench = new WorkbenchController(this);
  readonly #moved = (): void => {
    this.requestUpdate();
    void reloadWorkbench();
  };

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
    const current = currentOf(open);
    const { fetchedAt } = this.#workbench;
    return html`<nav class=${this.isRail ? 'rail' : ''} aria-label=${say('common.menu')}>
      ${MENU_GROUPS.map((group) => this.#group(group, open.filter(({ menu }) => menu?.group === group), current))}
      ${fetchedAt === '' ? nothing : html`<p class="as-of">${say('common.menu.asOf', { time: clockTime(fetchedAt) })}</p>`}
    </nav>`;
  }

  #group(group: MenuGroup, screens: readonly Screen[], current: Screen | null): TemplateResult | typeof nothing {
    if (screens.length === 0) return nothing;
    const items = screens.map((screen) => this.#item(screen, screen === current));
    if (group === 'workbench') return html`<ul>${items}</ul>`;
    return html`<section>
      <h2><xs-icon name=${GROUP_ICONS[group]}></xs-icon>${say(`common.group.${group}`)}</h2>
      <ul class="below">${items}</ul>
    </section>`;
  }

  #item({ path, title, menu, kind }: Screen, isCurrent: boolean): TemplateResult {
    const count = this.#workbench.value?.counters.find((counter) => counter.kind === kind)?.count ?? 0;
    const rail = menu?.rail;
    return html`<li class=${rail === undefined ? 'long' : ''}>
      <a href=${path} aria-current=${isCurrent ? 'page' : nothing}>
        ${rail === undefined ? nothing : html`<xs-icon name=${rail.icon}></xs-icon>`}
        <span class="full">${say(title)}</span>
        ${rail === undefined ? nothing : html`<span class="short" aria-hidden="true">${say(rail.word)}</span>`}
        ${count === 0 ? nothing : html`<span class="count">${count}</span>`}
      </a></li>`;
  }
}

/** The screen to which the present address belongs: that with the longest path, as one can lie below another. */
function currentOf(screens: readonly Screen[]): Screen | null {
  const { pathname } = location;
  const above = screens.filter(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  return above.toSorted((a, b) => b.path.length - a.path.length)[0] ?? null;
}
