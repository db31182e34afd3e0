import type { Transaction } from 'sequelize';

/** Transactions in which the same is asked again and again. */
const remembering = new WeakSet<Transaction>();

/**
 * Lets a transaction that writes many like cases ask once for what is the same for all of them. For transactions that change nothing
 * of what they ask: reviewers, rules, calendars.
 */
export function rememberWithin(transaction: Transaction): void {
  remembering.add(transaction);
}

/** Gives what was loaded before under the same key, in a transaction that remembers; otherwise, and the first time, loads it. */
export type OnceWithin<Value> = (transaction: Transaction | null, key: unknown, load: () => Promise<Value>) => Promise<Value>;

/** What is remembered of one kind. Keys are compared as JSON. */
export function createOnceWithin<Value>(): OnceWithin<Value> {
  const known = new WeakMap<Transaction, Map<string, Promise<Value>>>();
  return (transaction, key, load) => {
    if (transaction === null || !remembering.has(transaction)) return load();
    const present = known.get(transaction) ?? new Map<string, Promise<Value>>();
    known.set(transaction, present);
    const name = JSON.stringify(key);
    const found = present.get(name) ?? load();
    present.set(name, found);
    return found;
  };
}
