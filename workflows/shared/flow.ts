import type { Right } from './rights.ts';

/**
 * The vocabulary of a flow definition: names, rights, deadlines. No conditions and no functions stand here;
 * the moment a flow needs an `if`, that `if` is TypeScript in its `workflow.ts`.
 */

/** Which organization decides a step; resolved to one row when the step opens (docs/rules.md, "Who reviews"). */
export type ReviewerRule =
  /** The chosen superior department, or the HRSS bureau of the division where there is none. */
  'superior-or-bureau';

/** Something a person can do to a case that moves it; the Temporal Update of a decision carries this name. */
export type DecisionVerb = 'approve' | 'reject';

/** `only` for a step with one reviewer; steps with several reviewers name theirs (DESIGN: decision rows are unique by side). */
export type Side = 'only' | 'old' | 'new' | 'out' | 'in' | `added:${number}`;

export interface StepDefinition<Name extends string = string> {
  readonly name: Name;
  readonly reviewer: ReviewerRule;
  /** The right a membership of the reviewing organization needs to decide this step. */
  readonly right: Right;
  readonly verbs: readonly DecisionVerb[];
  /** Working days until the step is due, counted from the day it opens; due at 24:00 Asia/Shanghai. */
  readonly dueWorkingDays: number;
}

export interface SubjectDefinition {
  readonly steps: readonly StepDefinition[];
  /** Names of the pure functions in the flow's `checks.ts`, in the order in which a reviewer reads them. */
  readonly checks: readonly string[];
}

export interface FlowDefinition {
  readonly id: string;
  /** Immutable once released: changed steps are a new version. */
  readonly version: number;
  /** The version of the rules-as-data that a case freezes when it starts. */
  readonly rulesVersion: string;
  /** Two letters at the front of every case number of this flow. */
  readonly numberPrefix: string;
  readonly subjects: Readonly<Record<string, SubjectDefinition>>;
  /** Every edge a case of this flow can take; each event stores the one it took. */
  readonly edges: readonly string[];
}

/** Verbs that need a reason of at least {@link MIN_REASON_LENGTH} characters (domain §6.1). */
export const VERBS_NEEDING_REASON: readonly DecisionVerb[] = ['reject'];

/** Shortest reason accepted, in characters after trimming. */
export const MIN_REASON_LENGTH = 5;

/** Longest reason accepted, in characters. */
export const MAX_REASON_LENGTH = 2000;
