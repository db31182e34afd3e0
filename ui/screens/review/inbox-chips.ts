import { html, nothing, type TemplateResult } from 'lit';
import type { MessageKey } from '../../../workflows/shared/messages/index.ts';
import '../../components/xs-icon.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import { type InboxFilter, type InboxQuery, withFilter } from './inbox-query.ts';
import type { TaskCounts } from './review-types.ts';

interface Chip {
  /** The name under which the server counts it. */
  readonly facet: string;
  readonly word: MessageKey;
  readonly filter: InboxFilter;
  /** Shown only where there is something behind it. */
  readonly isRare?: true;
}

const CHIPS: Readonly<Record<InboxQuery['state'], readonly Chip[]>> = {
  open: [
    { facet: 'passed', word: 'review.inbox.passedOnly', filter: { checks: 'passed' } },
    { facet: 'near', word: 'review.inbox.chip.near', filter: { due: 'near' } },
    { facet: 'overdue', word: 'review.inbox.chip.overdue', filter: { due: 'overdue' }, isRare: true },
    { facet: 'today', word: 'review.inbox.chip.today', filter: { due: 'today' }, isRare: true },
    { facet: 'laterRounds', word: 'review.inbox.chip.laterRounds', filter: { rounds: 'later' }, isRare: true },
    { facet: 'escalated', word: 'review.inbox.chip.escalated', filter: { escalated: '1' }, isRare: true },
    { facet: 'mine', word: 'desk.chip.mine', filter: { holder: 'mine' }, isRare: true },
  ],
  closed: [
    { facet: 'approve', word: 'flows.verb.approve', filter: { verb: 'approve' } },
    { facet: 'return', word: 'flows.verb.return', filter: { verb: 'return' } },
    { facet: 'reject', word: 'flows.verb.reject', filter: { verb: 'reject' } },
    { facet: 'hidden', word: 'review.inbox.chip.hidden', filter: { hidden: '1' }, isRare: true },
  ],
};

export interface ChipContext {
  readonly query: InboxQuery;
  readonly counts: TaskCounts | null;
  /** What people read instead of the code of a division. */
  readonly divisionName: string;
  readonly ask: (query: InboxQuery) => void;
}

/** The filters of a list that are one press away; one that it has in any case is none. */
function quickChips({ kind, state }: InboxQuery): readonly Chip[] {
  return CHIPS[state].filter(({ facet }) => kind !== null || facet !== 'near');
}

/** The filters that are one press away, then those that were set elsewhere, each to be taken out again. */
export function inboxChips(context: ChipContext): TemplateResult[] {
  const { query, counts } = context;
  const quick = quickChips(query).filter((chip) => isPressed(query, chip) || chip.isRare !== true || (counts?.facets[chip.facet]?.count ?? 0) > 0);
  return [...quick.map((chip) => quickChip(chip, context)), ...setElsewhere(context)];
}

/** The conditions of a query in words, for a list that has come out empty. */
export function conditionWords({ query, divisionName }: Pick<ChipContext, 'query' | 'divisionName'>): string[] {
  const quick = quickChips(query).filter((chip) => isPressed(query, chip)).map(({ word }) => say(word));
  return [...quick, ...otherConditions(query, divisionName).map(({ word }) => word)];
}

function isPressed({ filter }: InboxQuery, chip: Chip): boolean {
  return Object.entries(chip.filter).every(([name, value]) => Object.entries(filter).some(([set, to]) => set === name && to === value));
}

function quickChip(chip: Chip, { query, counts, ask }: ChipContext): TemplateResult {
  const pressed = isPressed(query, chip);
  const cleared = Object.fromEntries(Object.keys(chip.filter).map((name) => [name, undefined]));
  return html`<button type="button" class="chip" aria-pressed=${pressed ? 'true' : 'false'}
    @click=${() => { ask(withFilter(query, pressed ? cleared : chip.filter)); }}>
    ${say(chip.word)}${countOf(counts, chip.facet)}${pressed ? html`<xs-icon name="x" size="14"></xs-icon>` : nothing}
  </button>`;
}

function countOf(counts: TaskCounts | null, facet: string): TemplateResult | typeof nothing {
  const found = counts?.facets[facet];
  return found === undefined ? nothing : html`<span class="number">${countText(found)}</span>`;
}

/** A number as people read it; with a plus where counting stopped. */
export function countText({ count, isMore }: TaskCounts['total']): string {
  return `${count.toLocaleString(currentLocale())}${isMore ? '+' : ''}`;
}

interface Condition {
  readonly word: string;
  readonly without: InboxQuery;
}

function otherConditions(query: InboxQuery, divisionName: string): Condition[] {
  const { filter: { division, from, to, holder }, text } = query;
  return [
    ...(text === '' ? [] : [{ word: say('review.inbox.chip.text', { text }), without: { ...query, text: '' } }]),
    ...(holder === 'nobody' ? [{ word: say('desk.chip.nobody'), without: withFilter(query, { holder: undefined }) }] : []),
    ...(division === undefined ? [] : [{ word: divisionName, without: withFilter(query, { division: undefined }) }]),
    ...(from === undefined ? [] : [{ word: say('review.inbox.chip.from', { day: from }), without: withFilter(query, { from: undefined }) }]),
    ...(to === undefined ? [] : [{ word: say('review.inbox.chip.to', { day: to }), without: withFilter(query, { to: undefined }) }]),
  ];
}

function setElsewhere({ query, divisionName, ask }: ChipContext): TemplateResult[] {
  return otherConditions(query, divisionName).map(({ word, without }) => html`<button type="button" class="chip" aria-pressed="true"
    @click=${() => { ask(without); }}>${word}<xs-icon name="x" size="14"></xs-icon></button>`);
}
