import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '../i18n/locale.ts';
import type { IconName } from './icons.ts';
import { LightElement } from './light-element.ts';
import type { StepItem } from './step-item.ts';
import './xs-icon.ts';
import './xs-steps.css';

const ICONS = { done: 'check', failed: 'x', current: null, waiting: null } as const satisfies Record<StepItem['state'], IconName | null>;

/** The way of a case, from left to right; one line each on phones. `pane` gives it a frame of its own. */
@customElement('xs-steps')
export class XsSteps extends LightElement {
  @property({ attribute: false }) steps: readonly StepItem[] = [];
  @property({ type: Boolean, reflect: true }) pane = false;

  protected override render(): TemplateResult {
    return html`<ol aria-label=${say('review.case.steps')}>${this.steps.map(stepOf)}</ol>`;
  }
}

function stepOf({ title, state, note, due }: StepItem, index: number): TemplateResult {
  const icon = ICONS[state];
  const separator = note === '' || due === undefined ? '' : ' · ';
  return html`<li class=${state} aria-current=${state === 'current' ? 'step' : nothing}>
    <span class="dot" aria-hidden="true">${icon === null ? index + 1 : html`<xs-icon name=${icon} size="12"></xs-icon>`}</span>
    <span class="title" title=${title}><span class="word">${title}</span></span>
    <span class="screen-reader">${say(`review.case.step.${state}`)}</span>
    <span class="note" title=${note}>${note}${separator}${due === undefined ? nothing : html`<span class=${due.kind}>${due.text}</span>`}</span>
  </li>`;
}
