import { html, type TemplateResult } from 'lit';
import '../../components/buttons.css';
import type { IconName } from '../../components/icons.ts';
import '../../components/xs-icon.ts';
import { say } from '../../i18n/locale.ts';
import type { Shortcut } from './shortcuts.ts';

export interface PagerContext {
  readonly title: string;
  /** Where the list is. */
  readonly href: string;
  /** `3 / 31`, or empty. */
  readonly position: string;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly run: (shortcut: Shortcut) => void;
}

/** From case to case; on phones also back to the list. */
export function casePager({ title, href, position, hasPrevious, hasNext, run }: PagerContext): TemplateResult {
  const move = (direction: 'previous' | 'next', { icon, key, isThere }: { icon: IconName; key: string; isThere: boolean }): TemplateResult => html`
    <button type="button" class="step" aria-label=${say(`review.case.${direction}`)} aria-keyshortcuts=${key}
      ?disabled=${!isThere} @click=${() => { run(direction); }}>
      <xs-icon name=${icon} size="16"></xs-icon><kbd aria-hidden="true">${key}</kbd>
    </button>`;
  return html`<nav class="pager" aria-label=${say('review.inbox.list')}>
    <a class="icon-button back" href=${href} aria-label=${say('review.inbox.back')}><xs-icon name="chevron-left" size="20"></xs-icon></a>
    <h1 class="name" tabindex="-1">${title}</h1>
    <span class="position">${position}</span>
    ${move('previous', { icon: 'chevron-up', key: 'K', isThere: hasPrevious })} ${move('next', { icon: 'chevron-down', key: 'J', isThere: hasNext })}
    ${keysButton(run)}
  </nav>`;
}

/** Shows the keys of the screen. */
export function keysButton(run: PagerContext['run']): TemplateResult {
  return html`<button type="button" class="step keys" aria-label=${say('review.keys.title')} @click=${() => { run('help'); }}>
    <kbd aria-hidden="true">?</kbd>
  </button>`;
}
