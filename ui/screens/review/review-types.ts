import type { InferResponseType } from 'hono/client';
import type { casesApi, tasksApi } from '../../http/clients.ts';

/** What a case shows masked, whole and by field. */
export type Disclosed = InferResponseType<(typeof casesApi)[':id']['disclosure']['$post'], 200>;

/** A row of an inbox. */
export type TaskRow = InferResponseType<typeof tasksApi.index.$get, 200>['items'][number];

/** How many rows a query has, and how many it would have with one filter more. */
export type TaskCounts = NonNullable<InferResponseType<typeof tasksApi.index.$get, 200>['counts']>;

/** One page of an inbox; the cursor leads to the next one. */
export interface TaskPage {
  readonly items: readonly TaskRow[];
  readonly nextCursor: string | null;
  /** With the first page. */
  readonly counts?: TaskCounts | null;
}

/** A case as a reviewer reads it. */
export type CaseView = InferResponseType<(typeof casesApi)[':id']['$get'], 200>;
