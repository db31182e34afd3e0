import { html, nothing, type TemplateResult } from 'lit';
import { say } from '../../i18n/locale.ts';
import { addedText, addedTitle } from './added-words.ts';
import type { CaseView } from './review-types.ts';

/** Who was added to the present step, whose turn it is, who asked and why; nothing where nobody was. */
export function addedNotice({ added }: Pick<CaseView, 'added'>): TemplateResult | typeof nothing {
  if (added.length === 0) return nothing;
  return html`<ul class="added" aria-label=${say('desk.added.title')}>${added.map((one) => html`<li class=${one.state}>
    <strong>${addedTitle(one)}</strong> <span>${addedText(one)}</span>${one.reason === null ? nothing : html`<q>${one.reason}</q>`}</li>`)}</ul>`;
}
