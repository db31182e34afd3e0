import { type CheckResult, type CheckVerdict, PASSED, runChecks, warnOfAny } from '../../shared/checks.ts';
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

const byName = {
  superiorLevel: ({ level, successorLevel, successorName }) =>
    (successorLevel <= level ? PASSED : { result: 'failed', params: { organization: successorName } }),
  movesAlong: ({ descendants }) => warnOfAny(descendants),
  tasksStay: ({ openTasks }) => warnOfAny(openTasks),
} satisfies Record<SuperiorChangeCheck, (facts: SuperiorChangeFacts) => CheckVerdict>;

/** Runs the checks named by the definition, in its order. Pure; they inform and never decide (docs/rules.md, "Another superior"). */
export function runSuperiorChangeChecks(names: readonly SuperiorChangeCheck[], facts: SuperiorChangeFacts): CheckResult<SuperiorChangeCheck>[] {
  return runChecks(names, byName, facts);
}
