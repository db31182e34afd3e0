import { html, nothing, type TemplateResult } from 'lit';
import { stepsOf, type TaskKind } from '../../../workflows/flows/index.ts';
import { DECISION_VERBS, type DecisionVerb } from '../../../workflows/shared/flow.ts';
import '../../components/buttons.css';
import '../../components/xs-icon.ts';
import { say } from '../../i18n/locale.ts';
import { countText } from './inbox-chips.ts';
import type { InboxQuery } from './inbox-query.ts';
import type { TaskCounts, TaskRow } from './review-types.ts';
import type { Selection } from './selection.ts';

export interface SelectionBarContext {
  readonly selection: Selection;
  readonly rows: readonly TaskRow[];
  readonly query: InboxQuery;
  /** How many rows match; null while that is not known. */
  readonly total: TaskCounts['total'] | null;
  /** Whether more match than were fetched. */
  readonly hasMore: boolean;
  /** Opens the first of the selection and stays within it. */
  readonly walk: () => void;
  /** Asks for the reason, and decides the whole selection. */
  readonly decide: (verb: DecisionVerb) => void;
  /** Takes the selection out of one's own lists, or puts it back. */
  readonly setHidden: (caseIds: readonly string[], isHidden: boolean) => void;
}

/** What can be done with the ticked rows; at the foot of the list, and only while there are any. */
export function selectionBar(context: SelectionBarContext): TemplateResult | typeof nothing {
  const { selection, query, total } = context;
  const count = selection.ids.size;
  if (count === 0) return nothing;
  const isOpen = query.state === 'open';
  return html`<section class="selection" aria-label=${say('review.selection.bar')}>
    <p role="status"><b>${selection.isAll && total !== null ? say('batch.select.isAll', { count: countText(total) }) : say('review.selection.count', { count })}</b>
      ${isOpen && !selection.isAll ? flaws(context) : nothing}</p>
    <button type="button" class="icon-button" aria-label=${say('review.selection.clear')} title=${say('review.selection.clear')}
      @click=${() => { selection.clear(); }}><xs-icon name="x" size="16"></xs-icon></button>
    ${isOpen ? openActions(context) : hideButton(context)}
  </section>`;
}

function flaws({ selection, rows }: SelectionBarContext): TemplateResult {
  const flawed = rows.filter(({ caseId, checks }) => selection.has(caseId) && checks.failed + checks.warning > 0).length;
  return flawed === 0
    ? html`<span class="verdict-of-checks ok"><xs-icon name="circle-check" size="14"></xs-icon>${say('review.selection.allPassed')}</span>`
    : html`<span class="verdict-of-checks warn"><xs-icon name="triangle-alert" size="14"></xs-icon>${say('review.selection.flawed', { count: flawed })}</span>`;
}

function openActions(context: SelectionBarContext): (TemplateResult | typeof nothing)[] {
  const { selection, query: { kind }, decide } = context;
  if (selection.isWalking) return [html`<span class="walking">${say('review.selection.walking')}</span>`];
  return [
    allButton(context),
    ...verbsOf(kind).map((verb) => html`<button type="button" class="button" @click=${() => { decide(verb); }}>${say(`batch.select.${verb}`)}</button>`),
    selection.isAll ? nothing : html`<button type="button" class="button" @click=${context.walk}>${say('review.selection.walk')}</button>`,
  ];
}

/** Offered once every row that was fetched is ticked. */
function allButton({ selection, rows, total, hasMore }: SelectionBarContext): TemplateResult | typeof nothing {
  if (!hasMore || selection.isAll || total === null || selection.ids.size < rows.length) return nothing;
  return html`<button type="button" class="link all" @click=${() => { selection.selectAllMatching(rows.map(({ caseId }) => caseId)); }}>
    ${say('batch.select.all', { count: countText(total) })}</button>`;
}

/** What the steps of such tasks offer; everything for tasks of every kind, where each item is judged by itself. */
function verbsOf(kind: TaskKind | null): readonly DecisionVerb[] {
  return kind === null ? DECISION_VERBS : DECISION_VERBS.filter((verb) => stepsOf(kind).some(({ verbs }) => verbs.includes(verb)));
}

function hideButton({ selection, query, setHidden }: SelectionBarContext): TemplateResult {
  const isHidden = query.filter.hidden === undefined;
  const count = selection.ids.size;
  return html`<button type="button" class="button" @click=${() => { setHidden([...selection.ids], isHidden); }}>
    ${say(isHidden ? 'review.selection.hide' : 'review.selection.show', { count })}
  </button>`;
}
