import type { CheckResult } from '../../shared/checks.ts';
import type { superiorChange } from './definition.ts';

/** What the checks of a change of superior need from the database (`models/facts/superior-change.ts`). */
export interface SuperiorChangeFacts {
  /** Levels of divisions: 1 province, 2 city, 3 county. */
  readonly level: number;
  readonly successorLevel: number;
  readonly successorName: string;
  /** Organizations below the one that moves; they move along. */
  readonly descendants: number;
  /** Open tasks of the organization and of those below; they keep their reviewer. */
  readonly openTasks: number;
}

export type SuperiorChangeCheck = (typeof superiorChange)['subjects']['organization']['checks'][number];

const PASSED = { result: 'passed', params: {} } as const;

const byName = {
  superiorLevel: ({ level, successorLevel, successorName }) =>
    (successorLevel <= level ? PASSED : { result: 'failed', params: { organization: successorName } }),
  movesAlong: ({ descendants: count }) => (count === 0 ? PASSED : { result: 'warning', params: { count } }),
  tasksStay: ({ openTasks: count }) => (count === 0 ? PASSED : { result: 'warning', params: { count } }),
} satisfies Record<SuperiorChangeCheck, (facts: SuperiorChangeFacts) => Omit<CheckResult, 'name'>>;

/** Runs the checks named by the definition, in its order. Pure; they inform and never decide (docs/rules.md, "Another superior"). */
export function runSuperiorChangeChecks(names: readonly SuperiorChangeCheck[], facts: SuperiorChangeFacts): CheckResult<SuperiorChangeCheck>[] {
  return names.map((name) => ({ name, ...byName[name](facts) }));
}
