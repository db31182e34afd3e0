import { html, type TemplateResult } from 'lit';
import { type CopiedFrom, wordsOfSource } from './source-words.ts';

/** From which case another was copied: a link for whoever may read that one, else its number alone. */
export function copiedFromLine(copied: CopiedFrom, pathOf: (caseId: string) => string): TemplateResult {
  const [before, after] = wordsOfSource(copied);
  const { number, source } = copied;
  return html`${before}${source === null ? number : html`<a href=${pathOf(source.caseId)}>${number}</a>`}${after}`;
}
