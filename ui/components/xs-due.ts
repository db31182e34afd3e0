import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dayOf } from '../../workflows/shared/time.ts';
import { say } from '../i18n/locale.ts';
import { type DueState, dueState, shortDay } from './due-state.ts';
import type { IconName } from './icons.ts';
import { LightElement } from './light-element.ts';
import './xs-icon.ts';
import './xs-due.css';

const ICONS = { late: 'alarm-clock', today: 'clock', later: null } as const satisfies Record<DueState['kind'], IconName | null>;

/** A deadline: overdue and due today with icon and word, anything later as its day and the days left. */
@customElement('xs-due')
export class XsDue extends LightElement {
  /** ISO 8601; the deadline is kept until just before this instant. */
  @property({ attribute: 'due-at' }) dueAt = '';

  protected override render(): TemplateResult {
    const now = new Date().toISOString();
    const state = dueState(this.dueAt, now);
    const icon = ICONS[state.kind];
    return html`<span class=${state.kind} title=${state.day}>
      ${icon === null ? nothing : html`<xs-icon name=${icon} size="14"></xs-icon>`}
      ${state.kind === 'later'
        ? html`<span>${shortDay(state.day, dayOf(now))}</span><span class="left">${say('review.due.left', { days: state.days })}</span>`
        : html`<span>${say(`review.due.${state.kind}`, { days: state.days })}</span>`}
    </span>`;
  }
}
