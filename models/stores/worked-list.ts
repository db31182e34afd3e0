import type { Sequelize, Transaction } from 'sequelize';
import { queryRows } from '../database.ts';

/**
 * A list that a process works off, item by item, each with a result of its own: the table of the lists, that of their items,
 * and the column in which an item names its list.
 */
export interface WorkedList {
  readonly lists: 'batches' | 'rosters';
  readonly items: 'batch_items' | 'roster_items';
  readonly key: 'batch_id' | 'roster_id';
}

/** Whether items of a list, alias `l`, still take results: it has not ended, and nobody has asked to end it. */
export const TAKES_RESULTS = "l.state = 'running' AND l.cancel_requested_at IS NULL";

/** How many items have a result, and which. */
export interface CountedResult<Result extends string> {
  readonly result: Result;
  readonly count: number;
}

/** How far a list is. */
export interface ListProgress<Result extends string> {
  readonly results: readonly CountedResult<Result>[];
  /** Items without a result. */
  readonly waiting: number;
  readonly isCancelRequested: boolean;
}

/** How far a list is, counted. One statement. */
export async function readListProgress<Result extends string>(
  sequelize: Sequelize, { lists, items, key }: WorkedList, id: string, transaction: Transaction | null = null,
): Promise<ListProgress<Result>> {
  const rows = await queryRows<{ result: Result | null; count: number; isCancelRequested: boolean }>(sequelize, `
    SELECT i.result, count(*)::int AS count, l.cancel_requested_at IS NOT NULL AS "isCancelRequested"
    FROM ${items} i JOIN ${lists} l ON l.id = i.${key} WHERE l.id = :id GROUP BY i.result, l.cancel_requested_at`, { id }, transaction);
  return {
    results: rows.flatMap(({ result, count }) => (result === null ? [] : [{ result, count }])),
    waiting: rows.find(({ result }) => result === null)?.count ?? 0,
    isCancelRequested: rows.some(({ isCancelRequested }) => isCancelRequested),
  };
}

/** Asks a list to end; items that are worked on at this moment still get their results. False when it has ended already. Safe to retry. */
export async function requestListCancellation(sequelize: Sequelize, { lists }: WorkedList, id: string, at: string): Promise<boolean> {
  const rows = await queryRows(sequelize, `
    UPDATE ${lists} SET cancel_requested_at = COALESCE(cancel_requested_at, :at) WHERE id = :id AND state = 'running' RETURNING id`, { id, at });
  return rows.length === 1;
}

/** How a list ends. `cancelled`: before every item was tried. */
export interface ListEnd<Result extends string> {
  readonly state: 'completed' | 'cancelled';
  readonly results: readonly CountedResult<Result>[];
  /** Whether it ends now; its end is then written by the caller, in the same transaction. */
  readonly isNew: boolean;
}

/**
 * Locks a list that is to end, cancels what was not tried, and says how it ends. Safe to retry: one that has ended is only read.
 *
 * @throws RangeError while items wait and nobody has asked to cancel, and where there is no such list.
 */
export async function settleList<Result extends string>(
  sequelize: Sequelize, list: WorkedList, { id, at }: { readonly id: string; readonly at: string }, transaction: Transaction,
): Promise<ListEnd<Result>> {
  const { lists, items, key } = list;
  const [found] = await queryRows<{ state: 'running' | 'completed' | 'cancelled'; isToEnd: boolean }>(sequelize, `
    SELECT state, cancel_requested_at IS NOT NULL AS "isToEnd" FROM ${lists} WHERE id = :id FOR UPDATE`, { id }, transaction);
  if (found === undefined) throw new RangeError(`There is no ${id} in ${lists}`);
  if (found.state === 'running' && found.isToEnd) {
    await queryRows(sequelize, `UPDATE ${items} SET result = 'cancelled', at = :at WHERE ${key} = :id AND result IS NULL`, { id, at }, transaction);
  }
  const { results, waiting } = await readListProgress<Result>(sequelize, list, id, transaction);
  if (found.state !== 'running') return { state: found.state, results, isNew: false };
  if (waiting > 0) throw new RangeError(`${waiting} of ${id} in ${lists} have no result`);
  const state = results.some(({ result }) => result === 'cancelled') ? 'cancelled' : 'completed';
  return { state, results, isNew: true };
}
