import type { OtherRight, Right } from './rights.ts';
import type { OrganizationKind } from './user-types.ts';

/**
 * The vocabulary of a flow definition: names, rights, deadlines. No conditions and no functions stand here;
 * the moment a flow needs an `if`, that `if` is TypeScript in its `workflow.ts`.
 */

/** Which organization decides a step; resolved to one row when the step opens (docs/rules.md, "Who reviews"). */
export type ReviewerRule =
  /** The HRSS bureau of the division. */
  | 'bureau'
  /** The organization responsible today (superior department, or a person's unit), or the bureau of the division where there is none. */
  | 'superior-or-bureau'
  /** The organization above that one. */
  | 'above-superior'
  /** The organization that is to be responsible in its place: the new superior, or the unit that receives a person. */
  | 'successor';

/** What a reviewer can do to the step that waits for him. */
export const DECISION_VERBS = ['approve', 'return', 'reject'] as const;

export type DecisionVerb = (typeof DECISION_VERBS)[number];

/** Why a reviewer returns a case that he should never have got; the applicant then chooses again (docs/rules.md, "Wrong unit"). */
export const RETURN_CODES = ['wrong-unit'] as const;

export type ReturnCode = (typeof RETURN_CODES)[number];

/** The edge a case takes when it is returned with a code. */
export const RETURN_EDGES = { 'wrong-unit': 'returnWrongUnit' } as const satisfies Record<ReturnCode, string>;

/** Edges that a verb takes instead of the one of its own name: a return with a code, every consent but the last, and asking another first. */
const EDGE_VERBS = { returnWrongUnit: 'return', consent: 'approve', addBefore: 'addReviewer' } as const satisfies Record<string, Verb>;

/** What an applicant can do to his own case: mend what was returned, or take it back while nothing is decided. */
export const APPLICANT_VERBS = ['resubmit', 'withdraw'] as const;

export type ApplicantVerb = (typeof APPLICANT_VERBS)[number];

/** What people do around a case, in every flow. None of it decides, and none makes a decision stale (docs/rules.md, "Around a case"). */
export const DESK_EDGES = ['claim', 'release', 'transfer', 'urge', 'comment', 'internalComment', 'copy'] as const;

export type DeskEdge = (typeof DESK_EDGES)[number];

/** The edges of a step to which a reviewer is added, in every flow: it is decided before or after, and each approval but the last is a consent. */
export const ADDING_EDGES = ['addBefore', 'addAfter', 'consent'] as const;

export type AddingEdge = (typeof ADDING_EDGES)[number];

/** What reviewers keep among themselves. */
export const INTERNAL_EDGES: readonly string[] = [
  'claim', 'release', 'transfer', 'internalComment', 'copy', 'addBefore', 'addAfter',
] satisfies readonly (DeskEdge | AddingEdge)[];

/** What reviewers do beside deciding that goes through the workflow; every review takes it. The others are one SQL transaction each. */
export const DESK_VERBS = ['transfer', 'addReviewer'] as const;

export type DeskVerb = (typeof DESK_VERBS)[number];

/** What a reviewer can be offered around a case. */
export const DESK_ACTIONS = ['claim', 'release', 'transfer', 'addReviewer', 'comment', 'copy'] as const satisfies readonly (DeskEdge | DeskVerb)[];

/** The edges that a case of every flow can take, whatever its steps; a definition adds those of its own. */
export const EDGES_OF_EVERY_FLOW = [
  'submit', 'unassigned', 'open', 'approve', 'return', 'reject', 'resubmit', 'withdraw', 'recount', 'remind', 'escalate', 'overdue', 'lapse', 'void',
] as const;

/** What moves a case at a person's word; the Temporal Update carries this name. */
export type Verb = DecisionVerb | ApplicantVerb | DeskVerb;

/** The edges by which people move a case on; the others it takes by itself, or they do not move it on. */
export const EDGES_OF_PEOPLE: readonly string[] = [...DECISION_VERBS, ...Object.keys(EDGE_VERBS), ...APPLICANT_VERBS];

/** The verb that took an edge; the name of the edge where it was none. */
export function verbOfEdge(edge: string): string {
  return Object.entries(EDGE_VERBS).find(([name]) => name === edge)?.[1] ?? edge;
}

/** `only` for a step with one reviewer; steps with several reviewers name theirs (DESIGN: decision rows are unique by side). */
export type Side = 'only' | 'old' | 'new' | 'out' | 'in' | `added:${number}`;

export interface StepDefinition<Name extends string = string> {
  readonly name: Name;
  /** Who decides, by side. All sides decide at the same time; the step is done when each, and each that was added, has approved. */
  readonly reviewers: Readonly<Partial<Record<Side, ReviewerRule>>>;
  /** The inbox in which its tasks stand, where that is not the one of its subject. */
  readonly inbox?: string;
  /** The right a membership of the reviewing organization needs to decide this step. */
  readonly right: Right;
  readonly verbs: readonly DecisionVerb[];
  /** What an approval of this step says beside yes: how many hours are recognized, at most what was declared or the level before recognized. */
  readonly recognizes?: 'hours';
  /** Codes with which this step can be returned; each has an edge of its own. */
  readonly returnCodes?: readonly ReturnCode[];
  /** When the reviewer is reminded and, at last, the next upper organization takes over. Silence never approves. */
  readonly deadlines: DeadlinePlan;
  /** Who takes over then, where it is not the nearest upper organization: the HRSS bureau of the division, which stands above both sides. */
  readonly escalatesTo?: 'bureau';
}

/** The sides of a step, in the order in which their organizations are asked. */
export function sidesOf({ reviewers }: Pick<StepDefinition, 'reviewers'>): Side[] {
  return Object.keys(reviewers).filter(isSide);
}

function isSide(name: string): name is Side {
  return /^(?:only|old|new|out|in|added:\d+)$/.test(name);
}

/** Working days, counted from the day on which the waiting begins; each ends at 24:00 Asia/Shanghai. */
export interface DeadlinePlan {
  /** Ascending, all before the end. */
  readonly remindAfterWorkingDays: readonly number[];
  readonly dueWorkingDays: number;
}

/** Who starts cases of a subject once he is signed in; whoever may, is asked of `policies/`. */
export interface Starters {
  /** Organizations of these kinds, through whoever has the right there. */
  readonly organizations?: { readonly kinds: readonly OrganizationKind[]; readonly right: OtherRight };
  /** Everybody, for himself. */
  readonly oneself?: true;
}

export interface SubjectDefinition {
  /** Whom its cases are about: a person, whose name is not for everybody, or an organization. */
  readonly about: 'person' | 'organization';
  /** Left out where visitors submit them. */
  readonly startedBy?: Starters;
  /** Kinds of organizations to whose inbox its cases can come; menus and counters leave it out for others. */
  readonly reviewedBy: readonly OrganizationKind[];
  readonly steps: readonly StepDefinition[];
  readonly applicantVerbs: readonly ApplicantVerb[];
  /** Which organizations the end of its cases changes: the one they are about, or that and all below it. They are locked against everybody else. */
  readonly changes?: 'organization' | 'subtree';
  /** Its cases follow the person they are about: what waits at his unit waits at the new one once he is transferred. */
  readonly follows?: 'person';
  /** Its cases change a record, which must still say what was compared when the last approval takes effect. */
  readonly compares?: 'record';
  /** When an applicant is reminded of what was returned to him and, at last, his case lapses. */
  readonly returnedDeadlines: DeadlinePlan;
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
  /** Every edge a case of this flow can take, exactly those of the pictures of its subjects; each event stores the one it took. */
  readonly edges: readonly string[];
}

/** Verbs that need a reason of at least {@link MIN_REASON_LENGTH} characters (domain §6.1). */
export const VERBS_NEEDING_REASON: readonly Verb[] = ['reject', 'return'];

/** Shortest reason accepted, in characters after trimming. */
export const MIN_REASON_LENGTH = 5;

/** Whom a case is copied to at once, at most. */
export const MAX_COPIES = 20;

/** Longest reason accepted, in characters. */
export const MAX_REASON_LENGTH = 2000;
