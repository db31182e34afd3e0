import type { Deadline } from './deadlines.ts';

/** How a case ended; null while it is open. `lapsed`: what was returned did not come back in time. */
export const CASE_OUTCOMES = ['approved', 'rejected', 'withdrawn', 'lapsed'] as const;

export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

/**
 * Where a case stands, as codes. `received` means stored but not yet opened by its workflow, `returned` that the
 * applicant has to mend it.
 */
export const CASE_STATUSES = ['received', 'reviewing', 'returned', ...CASE_OUTCOMES] as const;

export type CaseStatus = (typeof CASE_STATUSES)[number];

/** How the present waiting is with time; what supervisors filter by. */
export type SlaState = 'on-time' | 'reminded' | 'overdue';

/** An organization as a supervisor may read it in the Temporal UI: code and short name, never a person. */
export interface WaitingFor {
  readonly code: string;
  readonly shortName: string;
}

/**
 * The case row as the workflow sees it: ids, codes, revisions and instants only, because histories keep it.
 * Instants are ISO 8601 in UTC.
 */
export interface CaseRow {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly flowId: string;
  readonly definitionVersion: number;
  readonly rulesVersion: string;
  readonly subject: string;
  readonly status: CaseStatus;
  /** Name of the open step, or null when nothing waits for a person. */
  readonly step: string | null;
  /** The last edge that it took, so that a history shows the way of its case. Missing in rows of histories that are older. */
  readonly edge?: string;
  readonly round: number;
  /** Grows with every change of the case. */
  readonly revision: number;
  /** The revision at which the present step opened; decisions are current from here on. */
  readonly stepRevision: number;
  readonly outcome: CaseOutcome | null;
  /** Since when a `received` case waits to be opened. Missing in all other rows, and in those of histories that are older. */
  readonly receivedAt?: string;
  readonly openedAt: string | null;
  readonly dueAt: string | null;
  /** What happens next if nobody does anything. Missing in rows of histories that are older than deadlines. */
  readonly deadline?: Deadline | null;
  readonly slaState?: SlaState;
  /** Whether the case went up because nobody answered. */
  readonly escalated?: boolean;
  /** Whether it waits where it does because a nearer organization has nobody who could decide it. */
  readonly passedOver?: boolean;
  readonly waitingFor: readonly WaitingFor[];
  /** Ids of the reviewing organization and its superiors, top first; what `OrgPath` filters on. */
  readonly orgPath: readonly string[];
}

/** The later of two views of one case; a workflow adopts rows only forward. */
export function laterRow(known: CaseRow | null, offered: CaseRow): CaseRow {
  return known !== null && known.revision > offered.revision ? known : offered;
}
