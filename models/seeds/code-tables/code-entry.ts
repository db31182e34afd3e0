/** One code of a dictionary as it is seeded. */
export interface CodeEntry {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** The entry above it in the same table. */
  readonly parentCode?: string;
}

/** Entries from rows of code, Chinese and English, in the order in which a picker shows them. */
export function entries(rows: readonly (readonly [code: string, zh: string, en: string, parentCode?: string])[]): CodeEntry[] {
  return rows.map(([code, zh, en, parentCode]) => ({ code, zh, en, ...(parentCode === undefined ? {} : { parentCode }) }));
}
