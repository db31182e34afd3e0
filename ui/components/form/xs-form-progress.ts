import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '../../i18n/locale.ts';
import { LightElement } from '../light-element.ts';
import type { Look } from '../looks.ts';
import '../xs-icon.ts';
import type { SectionProgress } from './form-model.ts';
import './xs-form-progress.css';

/** How far a part of a form is. */
export interface ProgressItem {
  /** Id of the section it leads to. */
  readonly target: string;
  readonly title: string;
  readonly state: 'open' | 'done' | 'wrong';
  readonly word: string;
}

const LOOKS = {
  open: { icon: 'circle-dashed', tone: 'mute' },
  done: { icon: 'circle-check', tone: 'ok' },
  wrong: { icon: 'circle-x', tone: 'bad' },
} as const satisfies Record<ProgressItem['state'], Look>;

/** The parts of a form with what is done of each, as links. */
@customElement('xs-form-progress')
export class XsFormProgress extends LightElement {
  @property({ attribute: false }) items: readonly ProgressItem[] = [];

  protected override render(): TemplateResult {
    return html`<nav aria-label=${say('review.form.progress')}><ul>${this.items.map(itemOf)}</ul></nav>`;
  }
}

function itemOf({ target, title, state, word }: ProgressItem): TemplateResult {
  const { icon, tone } = LOOKS[state];
  return html`<li><a href="#${target}" @click=${(event: Event) => { follow(event, target); }}>
    <span>${title}</span><span class="word ${tone}"><xs-icon name=${icon} size="14"></xs-icon>${word}</span>
  </a></li>`;
}

/** Scrolls without a trace in the address, which belongs to the pages. */
function follow(event: Event, target: string): void {
  event.preventDefault();
  const section = document.getElementById(target);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}

/** A section of the schema as an item of the list. */
export function sectionProgress(target: string, title: string, { filled, total, errors }: SectionProgress): ProgressItem {
  if (errors > 0) return { target, title, state: 'wrong', word: say('review.form.progress.errors', { count: errors }) };
  if (total === 0) return { target, title, state: 'open', word: say('review.form.progress.optional') };
  return { target, title, state: filled === total ? 'done' : 'open', word: say('review.form.progress.filled', { filled, total }) };
}
