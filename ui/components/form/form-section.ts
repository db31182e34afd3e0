import { html, nothing, type TemplateResult } from 'lit';
import { sectionNumber } from './form-words.ts';
import './form.css';

/** The head of a section of a form. `index` counts from 0; the id of the section is where the list of progress leads. */
export interface SectionHead {
  readonly id: string;
  readonly index: number;
  readonly title: string;
  readonly note?: string;
}

/** A numbered section as all forms draw it. */
export function formSection({ id, index, title, note = '' }: SectionHead, content: unknown): TemplateResult {
  return html`<section class="form-section" id=${id} aria-labelledby="${id}-title" tabindex="-1">
    <header>
      <h2 id="${id}-title"><span class="number">${sectionNumber(index)}</span>${title}</h2>
      ${note === '' ? nothing : html`<span class="note">${note}</span>`}
    </header>
    ${content}
  </section>`;
}
