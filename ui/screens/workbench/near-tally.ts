import { dueState } from '../../components/due-state.ts';

/** A number of rows; `isMore` when the list was cut before all of them. */
export interface Count {
  readonly count: number;
  readonly isMore: boolean;
}

export interface NearTally {
  readonly late: Count;
  readonly today: Count;
}

export interface NearRow {
  readonly kind: string;
  readonly dueAt: string;
}

/**
 * Counts what is late and what is due today, of one kind or of all, in a list that is sorted by deadline and cut after
 * `limit` rows. `now` is ISO 8601.
 */
export function nearTally(
  rows: readonly NearRow[], { now, limit, kind = null }: { readonly now: string; readonly limit: number; readonly kind?: string | null },
): NearTally {
  const states = rows.map((row) => ({ kind: row.kind, due: dueState(row.dueAt, now).kind }));
  const countOf = (due: 'late' | 'today'): number =>
    states.filter((state) => state.due === due && (kind === null || state.kind === kind)).length;
  const last = rows.length < limit ? 'later' : states.at(-1)?.due;
  return {
    late: { count: countOf('late'), isMore: last === 'late' },
    today: { count: countOf('today'), isMore: last === 'late' || last === 'today' },
  };
}
