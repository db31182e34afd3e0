/** People for whom one roster declares hours at most (docs/rules.md, "Hours"). */
export const MAX_ROSTER_ITEMS = 5_000;

/** How a roster stands. `cancelled`: somebody ended it before everybody was reached; what was declared stays declared. */
export const ROSTER_STATES = ['running', 'completed', 'cancelled'] as const;

export type RosterState = (typeof ROSTER_STATES)[number];

/** What became of one person of a roster. */
export const ROSTER_RESULTS = ['declared', 'refused', 'cancelled'] as const;

export type RosterResult = (typeof ROSTER_RESULTS)[number];

/** For how many people it ended which way. */
export type RosterCounts = Readonly<Record<RosterResult, number>>;

/** Counts by result, zero where there are none. */
export function rosterCountsOf(rows: readonly { readonly result: RosterResult; readonly count: number }[]): RosterCounts {
  const countOf = (result: RosterResult): number => rows.find((row) => row.result === result)?.count ?? 0;
  return { declared: countOf('declared'), refused: countOf('refused'), cancelled: countOf('cancelled') };
}
