import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../components/buttons.css';
import { type CodeEntry, fetchCodes } from '../../components/form/reference-data.ts';
import { LightElement } from '../../components/light-element.ts';
import '../../components/menu.css';
import { moveInMenu } from '../../components/menu-keys.ts';
import '../../components/xs-icon.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import './xs-reason-menu.css';

const GROUPS = ['return', 'recognize', 'reject'] as const;

/** A reason that was chosen: its code, and its text in the language of the screen. */
export interface ChosenReason {
  readonly code: string;
  readonly text: string;
}

/** Reasons that are given often, to choose one from. Fires `reason-chosen` with a ChosenReason, and `menu-left` when it closes. */
@customElement('xs-reason-menu')
export class XsReasonMenu extends LightElement {
  /** The code table of the reasons. */
  @property() table = '';
  @property({ type: Boolean }) disabled = false;
  @state() private isOpen = false;
  @state() private reasons: readonly CodeEntry[] = [];
  @state() private hasFailed = false;

  /** Opens the menu with the cursor on its first reason. */
  async open(): Promise<void> {
    if (this.disabled) return;
    this.isOpen = true;
    try {
      this.reasons = await fetchCodes(this.table);
      this.hasFailed = false;
    } catch {
      this.hasFailed = true;
    }
    await this.updateComplete;
    this.#items()[0]?.focus();
  }

  protected override render(): TemplateResult {
    return html`<div class="reasons" @keydown=${this.#press} @focusout=${this.#leave}>
      <button type="button" class="icon-button" aria-haspopup="menu" aria-expanded=${this.isOpen ? 'true' : 'false'} ?disabled=${this.disabled}
        aria-label=${say('review.reasons.open')} title=${say('review.reasons.hint')} @click=${this.#toggle}>
        <xs-icon name="message" size="16"></xs-icon><xs-icon name="chevron-up" size="12"></xs-icon></button>
      ${this.isOpen ? this.#menu() : nothing}
    </div>`;
  }

  #menu(): TemplateResult {
    if (this.hasFailed) return html`<p class="menu" role="alert">${say('review.reasons.failed')}</p>`;
    return html`<div class="menu" role="menu" aria-label=${say('review.reasons.open')}>${GROUPS.filter((group) => this.reasons.some(({ parentCode }) => parentCode === group)).map((group) => html`
      <div role="group" aria-label=${say(`review.reasons.${group}`)}>
        <p aria-hidden="true">${say(`review.reasons.${group}`)}</p>
        ${this.reasons.filter(({ parentCode }) => parentCode === group).map((reason) => html`
          <button type="button" role="menuitem" tabindex="-1" @click=${() => { this.#choose(reason); }}>${textOf(reason)}</button>`)}
      </div>`)}</div>`;
  }

  readonly #toggle = (): void => {
    if (this.isOpen) this.#close();
    else void this.open();
  };

  readonly #press = (event: KeyboardEvent): void => {
    if (!this.isOpen) return;
    if (event.key === 'Escape') this.#close();
    else if (!moveInMenu(event, this.#items())) return;
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #leave = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && this.contains(relatedTarget)) return;
    this.isOpen = false;
  };

  #choose(reason: CodeEntry): void {
    this.dispatchEvent(new CustomEvent<ChosenReason>('reason-chosen', { detail: { code: reason.code, text: textOf(reason) } }));
    this.#close();
  }

  #close(): void {
    this.isOpen = false;
    this.dispatchEvent(new Event('menu-left'));
  }

  #items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }
}

function textOf({ zh, en }: CodeEntry): string {
  return currentLocale() === 'en' ? en : zh;
}
