import type { Transaction } from 'sequelize';

/** Writes rows of one kind in one statement. Its identity says which rows are alike. */
export type WriteRows<Row> = (rows: readonly Row[], transaction: Transaction) => Promise<unknown>;

/** What waits to be written at the end of a transaction, kind by kind in the order in which the kinds came. */
type Waiting = Map<WriteRows<never>, unknown[]>;

const gathering = new WeakMap<Transaction, Waiting>();

/**
 * Lets a transaction that writes many like cases write rows of one kind together. For transactions that read nothing they have
 * written. Until {@link writeGathered} nothing is in the database; what it refuses is thrown there.
 */
export function gatherWithin(transaction: Transaction): void {
  gathering.set(transaction, new Map());
}

/** Whether rows are written at the end of the transaction. */
export function isGathering(transaction: Transaction): boolean {
  return gathering.has(transaction);
}

/** Writes a row now, or together with its like where the transaction gathers. A row that is gathered may change until then. */
export async function writeOrGather<Row>(write: WriteRows<Row>, row: Row, transaction: Transaction): Promise<void> {
  const waiting = gathering.get(transaction);
  if (waiting === undefined) {
    await write([row], transaction);
    return;
  }
  const rows = waiting.get(write) ?? [];
  rows.push(row);
  waiting.set(write, rows);
}

/** Writes what was gathered; the transaction goes on as any other. */
export async function writeGathered(transaction: Transaction): Promise<void> {
  const waiting: ReadonlyMap<WriteRows<never>, readonly unknown[]> = gathering.get(transaction) ?? new Map();
  gathering.delete(transaction);
  for (const [write, rows] of waiting) await Reflect.apply(write, null, [rows, transaction]);
}
