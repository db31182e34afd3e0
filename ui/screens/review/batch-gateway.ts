import type { TaskKind } from '../../../workflows/flows/index.ts';
import type { DecisionVerb } from '../../../workflows/shared/flow.ts';
import { batchesApi } from '../../http/clients.ts';
import type { InboxQuery } from './inbox-query.ts';

/** What many tasks are to be: those that were ticked, at the revision on the screen, or all that match a query. */
export interface BatchRequest {
  readonly verb: DecisionVerb;
  readonly kind: TaskKind | null;
  readonly chosen: { readonly by: 'items'; readonly items: readonly { readonly caseId: string; readonly revision: number }[] }
    | { readonly by: 'filter'; readonly query: InboxQuery };
}

/** How many tasks a request is about, and how many of them passed every check. */
export interface BatchSummary {
  readonly count: number;
  /** How many wait there now: others may have decided some that are ticked. */
  readonly waiting: number;
  readonly passed: number;
  /** How many other reviewers have claimed. */
  readonly held: number;
  /** How many one batch may have. */
  readonly limit: number;
}

/** What the dialog of a batch needs of the server. Every method throws HttpProblem for whatever was not granted. */
export interface BatchGateway {
  summarize(request: BatchRequest): Promise<BatchSummary>;
  /** Gives the id of the batch. Safe to retry: under the same key, there is one batch. */
  begin(request: BatchRequest, confirmed: { readonly count: number; readonly reason: string }, key: string): Promise<string>;
}

/** The gateway of the API. */
export const batchGateway: BatchGateway = {
  async summarize({ kind, chosen }) {
    const selection = chosen.by === 'items' ? itemsOf(chosen) : { by: chosen.by, filter: filterOf(chosen.query) };
    return (await batchesApi.preview.$post({ json: { ...ofKind(kind), selection } })).json();
  },

  async begin({ verb, kind, chosen }, { count, reason }, key) {
    const selection = chosen.by === 'items' ? itemsOf(chosen) : { by: chosen.by, filter: filterOf(chosen.query), count };
    const json = { ...ofKind(kind), verb, selection, ...(reason === '' ? {} : { reason }) };
    const answer = await batchesApi.index.$post({ json }, { headers: { 'Idempotency-Key': key } });
    return (await answer.json()).batchId;
  },
};

function itemsOf({ by, items }: Extract<BatchRequest['chosen'], { by: 'items' }>) {
  return { by, items: items.map(({ caseId, revision }) => ({ caseId, expectedRevision: revision })) };
}

function filterOf({ filter, text }: InboxQuery) {
  return { ...filter, ...(text === '' ? {} : { text }) };
}

function ofKind(kind: TaskKind | null): { kind?: TaskKind } {
  return kind === null ? {} : { kind };
}
