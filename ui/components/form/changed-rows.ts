import type { FormRow } from './row-values.ts';

/** A row of a table as it is compared with what stood there in the round before. Indexes from 0. */
export interface ComparedRow {
  /** Where it stands now; null for a row that is gone. */
  readonly present: number | null;
  /** Where it stood; null for a new row. */
  readonly before: number | null;
}

/** Rows of today in their order, then those that are gone. A row that is nowhere else goes with the one that stood in its place. */
export function compareRows(before: readonly FormRow[], present: readonly FormRow[]): ComparedRow[] {
  const free = new Set(before.keys());
  const same = present.map((row) => take(free, [...free].find((index) => textOf(before[index]) === textOf(row))));
  const matched = same.map((index, place) => index ?? take(free, free.has(place) ? place : undefined));
  return [
    ...matched.map((index, place) => ({ present: place, before: index })),
    ...[...free].map((index) => ({ present: null, before: index })),
  ];
}

function take(free: Set<number>, index: number | undefined): number | null {
  if (index === undefined) return null;
  free.delete(index);
  return index;
}

function textOf(row: FormRow | undefined): string {
  return JSON.stringify(Object.entries(row ?? {}).filter(([, cell]) => cell !== null && cell !== '').toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
