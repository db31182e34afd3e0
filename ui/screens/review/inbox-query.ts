import type { TaskKind } from '../../../workflows/flows/index.ts';
import { DECISION_VERBS, type DecisionVerb } from '../../../workflows/shared/flow.ts';
import { isDay } from '../../../workflows/shared/time.ts';

/** What narrows an inbox, as it stands in the address: codes and days. */
export interface InboxFilter {
  readonly due?: (typeof DUES)[number];
  readonly checks?: 'passed';
  readonly rounds?: 'later';
  readonly escalated?: '1';
  readonly holder?: (typeof HOLDERS)[number];
  readonly division?: string;
  /** First and last day on which tasks were opened. */
  readonly from?: string;
  readonly to?: string;
  readonly verb?: DecisionVerb;
  readonly hidden?: '1';
}

export type InboxSort = (typeof SORTS)[InboxState][number];
export type InboxState = 'open' | 'closed';

/** Which rows of an inbox are wanted, in which order. */
export interface InboxQuery {
  /** Null for every kind. */
  readonly kind: TaskKind | null;
  readonly state: InboxState;
  readonly sort: InboxSort;
  readonly filter: InboxFilter;
  /** A part of a name or case number; stands in no address. Empty for none. */
  readonly text: string;
}

/** Who holds a task: the person himself, or nobody. */
export const HOLDERS = ['mine', 'nobody'] as const;

const DUES = ['overdue', 'today', 'near'] as const;

/** The first one is the usual order. */
export const SORTS = { open: ['due', '-due', 'opened', '-opened'], closed: ['-decided', 'decided'] } as const;

/** What a list leaves out in any case: that of every kind shows what is near its deadline. */
function ownFilter({ kind, state }: Pick<InboxQuery, 'kind' | 'state'>): InboxFilter {
  return kind === null && state === 'open' ? { due: 'near' } : {};
}

/** Whether a person has set conditions. */
export function isFiltered(query: InboxQuery): boolean {
  const own = ownFilter(query);
  return query.text !== '' || Object.keys(query.filter).length > Object.keys(own).length || query.filter.due !== own.due;
}

/** The same inbox without conditions. */
export function withoutFilter(query: InboxQuery): InboxQuery {
  return { ...query, filter: ownFilter(query), text: '' };
}

/** The query with one condition more, less or changed; `undefined` takes it out. */
export function withFilter(query: InboxQuery, change: { readonly [Name in keyof InboxFilter]?: InboxFilter[Name] | undefined }): InboxQuery {
  const entries = Object.entries({ ...query.filter, ...change }).filter(([, value]) => value !== undefined);
  const filter = filterOf(new URLSearchParams(entries.map(([name, value]) => [name, String(value)])));
  return { ...query, filter: { ...ownFilter(query), ...filter } };
}

/** What follows the path in the address; empty for the usual list. */
export function searchOf(query: InboxQuery): string {
  const { state, sort, filter } = query;
  const own = ownFilter(query);
  const params = new URLSearchParams();
  if (state !== 'open') params.set('state', state);
  for (const [name, value] of Object.entries(filter)) if (name !== 'due' || value !== own.due) params.set(name, String(value));
  if (sort !== SORTS[state][0]) params.set('sort', sort);
  return params.size === 0 ? '' : `?${params.toString()}`;
}

/** The query of an address; what it does not know is left out. */
export function queryOf({ kind, search, text }: { kind: TaskKind | null; search: string; text: string }): InboxQuery {
  const params = new URLSearchParams(search);
  const state = params.get('state') === 'closed' ? 'closed' : 'open';
  const sorts: readonly InboxSort[] = SORTS[state];
  return {
    kind, state, sort: sorts.find((sort) => sort === params.get('sort')) ?? SORTS[state][0],
    filter: { ...ownFilter({ kind, state }), ...filterOf(params) }, text,
  };
}

function filterOf(params: URLSearchParams): InboxFilter {
  const oneOf = <Value extends string>(name: string, values: readonly Value[]): Value | undefined =>
    values.find((value) => value === params.get(name));
  const matching = (name: string, isFine: (text: string) => boolean): string | undefined => {
    const text = params.get(name);
    return text !== null && isFine(text) ? text : undefined;
  };
  return withoutUndefined({
    due: oneOf('due', DUES), checks: oneOf('checks', ['passed']), rounds: oneOf('rounds', ['later']),
    escalated: oneOf('escalated', ['1']), holder: oneOf('holder', HOLDERS), division: matching('division', (text) => /^\d{6}$/.test(text)),
    from: matching('from', isDay), to: matching('to', isDay), verb: oneOf('verb', DECISION_VERBS), hidden: oneOf('hidden', ['1']),
  });
}

function withoutUndefined<Shape extends object>(shape: Shape): { [Name in keyof Shape]?: Exclude<Shape[Name], undefined> };
function withoutUndefined(shape: object): object {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined));
}
