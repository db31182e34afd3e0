import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '../i18n/locale.ts';
import { changedPart } from './changed-part.ts';
import { formWords } from './form/form-words.ts';
import type { ViewValue } from './form/xs-form-view.ts';
import { LightElement } from './light-element.ts';
import './xs-comparison.css';
import './xs-icon.ts';

type State = 'before' | 'proposed' | 'present';

/** One field of a record that a case changes, as the server compares it. */
export interface ComparedField extends Readonly<Record<State, ViewValue>> {
  readonly name: string;
  /** What people read instead of codes and ids. */
  readonly labels: Readonly<Record<State, string | null>>;
  readonly isChanged: boolean;
  /** Whether the record has come to say something else since the change was submitted. */
  readonly hasMoved: boolean;
}

/** A change field by field: old, proposed and present, with what differs marked. Fields that stay as they are are left out. */
@customElement('xs-comparison')
export class XsComparison extends LightElement {
  /** The kind of case, under whose name the words of its fields stand in the catalogue. */
  @property() kind = '';
  @property({ attribute: false }) fields: readonly ComparedField[] = [];
  /** Sensitive values as a person has asked to see them, by field. */
  @property({ attribute: false }) whole: Readonly<Record<State, Readonly<Record<string, ViewValue>>>> | null = null;

  protected override render(): TemplateResult {
    const shown = this.fields.filter(({ isChanged, hasMoved }) => isChanged || hasMoved);
    const count = shown.filter(({ isChanged }) => isChanged).length;
    const hasMoved = shown.some((field) => field.hasMoved);
    const words = formWords(this.kind);
    return html`<section class="view-section">
      <header><h3>${say('review.comparison.title')}</h3><span class="note">${say('review.comparison.count', { count })}</span></header>
      ${hasMoved ? html`<p class="moved"><xs-icon name="triangle-alert" size="16"></xs-icon>${say('review.comparison.moved')}</p>` : nothing}
      <div class="table" role="table" aria-label=${say('review.comparison.title')}>
        <div class="row heads" role="row">
          <span role="columnheader">${say('review.comparison.field')}</span>${STATES.map((state) => html`<span role="columnheader">${say(`review.comparison.${state}`)}</span>`)}
        </div>
        ${shown.map((field) => html`<div class="row" role="row">
          <span class="name" role="rowheader">${words.label(field.name)}</span>
          ${STATES.map((state) => this.#cell(field, state))}
        </div>`)}
      </div>
    </section>`;
  }

  #cell(field: ComparedField, state: State): TemplateResult {
    const text = this.#text(field, state);
    return html`<span class="cell ${state}" role="cell">
      <span class="head" aria-hidden="true">${say(`review.comparison.${state}`)}</span>
      <span class="value">${text === '' ? html`<span class="none">${say('review.case.empty')}</span>` : this.#marked(field, state, text)}
        ${state === 'proposed' && this.#hidesChange(field) ? html`<span class="tag">${say('review.comparison.masked')}</span>` : nothing}
        ${state === 'present' && field.hasMoved ? html`<span class="tag">${say('review.comparison.hasMoved')}</span>` : nothing}</span>
    </span>`;
  }

  /** Whether old and proposed read alike only because they are masked. */
  #hidesChange(field: ComparedField): boolean {
    return field.isChanged && this.#text(field, 'before') === this.#text(field, 'proposed');
  }

  /** Old with what goes struck out, proposed with what comes marked, present as it is. */
  #marked(field: ComparedField, state: State, text: string): string | TemplateResult {
    if (!field.isChanged || state === 'present') return text;
    const { head, part, tail } = changedPart(text, this.#text(field, state === 'before' ? 'proposed' : 'before'));
    if (part === '') return text;
    return html`${head}${state === 'before' ? html`<del>${part}</del>` : html`<ins>${part}</ins>`}${tail}`;
  }

  #text({ name, labels, ...field }: ComparedField, state: State): string {
    return String(this.whole?.[state][name] ?? labels[state] ?? field[state] ?? '');
  }
}

const STATES = ['before', 'proposed', 'present'] as const;

declare global {
  interface HTMLElementTagNameMap {
    'xs-comparison': XsComparison;
  }
}
