/**
 * How the two stores, or two tables of one, can come to say different things (docs/supervision.md, "Drift"). PostgreSQL is
 * right where they differ.
 */
export const DRIFT_KINDS = [
  /** An open case without a workflow: nothing waits for its deadline. */
  'workflow-missing',
  /** A workflow without an open case: it has ended, or there is none. */
  'case-missing',
  /** A workflow waits at another step than its case. */
  'step-differs',
  /** A counter of an inbox does not say how many tasks are open in it. */
  'counter-differs',
  /** An entry of the outbox has waited for more than ten minutes: something outside does not work. */
  'outbox-old',
  /** A case was approved, and what its approval changes is not there. */
  'effect-missing',
] as const;

export type DriftKind = (typeof DRIFT_KINDS)[number];

/** One difference: what it is about, as an id, a workflow id or a key, never a person. */
export interface Drift {
  readonly kind: DriftKind;
  readonly subject: string;
}

/** How many of each kind; kinds of which there are none are left out. */
export type DriftCounts = { readonly [Kind in DriftKind]?: number | undefined };

/** How many of each kind are among these. */
export function countDrift(drifts: readonly Drift[]): DriftCounts {
  const counts: Partial<Record<DriftKind, number>> = {};
  for (const { kind } of drifts) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** How many there are of all kinds. */
export function totalDrift(counts: DriftCounts): number {
  return Object.values<number | undefined>(counts).reduce<number>((total, count) => total + (count ?? 0), 0);
}
