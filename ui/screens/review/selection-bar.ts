import { html, nothing, type TemplateResult } from 'lit';
import '../../components/buttons.css';
import '../../components/xs-icon.ts';
import { say } from '../../i18n/locale.ts';
import type { InboxQuery } from './inbox-query.ts';
import type { TaskRow } from './review-types.ts';
import type { Selection } from './selection.ts';

export interface SelectionBarContext {
  readonly selection: Selection;
  readonly rows: readonly TaskRow[];
  readonly query: InboxQuery;
  /** Opens the first of the selection and stays within it. */
  readonly walk: () => void;
  /** Takes the selection out of one's own lists, or puts it back. */
  readonly setHidden: (caseIds: readonly string[], isHidden: boolean) => void;
}

/** What can be done with the ticked rows; at the foot of the list, and only while there are any. */
export function selectionBar(context: SelectionBarContext): TemplateResult | typeof nothing {
  const { selection, query } = context;
  const count = selection.ids.size;
  if (count === 0) return nothing;
  return html`<section class="selection" aria-label=${say('review.selection.bar')}>
    <p role="status"><b>${say('review.selection.count', { count })}</b>${query.state === 'open' ? flaws(context) : nothing}</p>
    ${query.state === 'open' ? walkButton(context) : hideButton(context)}
    <button type="button" class="icon-button" aria-label=${say('review.selection.clear')} title=${say('review.selection.clear')}
      @click=${() => { selection.clear(); }}><xs-icon name="x" size="16"></xs-icon></button>
  </section>`;
}

function flaws({ selection, rows }: SelectionBarContext): TemplateResult {
  const flawed = rows.filter(({ caseId, checks }) => selection.has(caseId) && checks.failed + checks.warning > 0).length;
  return flawed === 0
    ? html`<span class="verdict-of-checks ok"><xs-icon name="circle-check" size="14"></xs-icon>${say('review.selection.allPassed')}</span>`
    : html`<span class="verdict-of-checks warn"><xs-icon name="triangle-alert" size="14"></xs-icon>${say('review.selection.flawed', { count: flawed })}</span>`;
}

function walkButton({ selection, walk }: SelectionBarContext): TemplateResult {
  return selection.isWalking
    ? html`<span class="walking">${say('review.selection.walking')}</span>`
    : html`<button type="button" class="button" @click=${walk}>${say('review.selection.walk')}</button>`;
}

function hideButton({ selection, query, setHidden }: SelectionBarContext): TemplateResult {
  const isHidden = query.filter.hidden === undefined;
  const count = selection.ids.size;
  return html`<button type="button" class="button" @click=${() => { setHidden([...selection.ids], isHidden); }}>
    ${say(isHidden ? 'review.selection.hide' : 'review.selection.show', { count })}
  </button>`;
}
