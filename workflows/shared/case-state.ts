/** Where a case stands, as codes. `received` means stored but not yet opened by its workflow. */
export type CaseStatus = 'received' | 'reviewing' | 'approved' | 'rejected';

/** How a case ended; null while it is open. */
export type CaseOutcome = 'approved' | 'rejected';

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
  readonly round: number;
  /** Grows with every change of the case. */
  readonly revision: number;
  /** The revision at which the present step opened; decisions are current from here on. */
  readonly stepRevision: number;
  readonly outcome: CaseOutcome | null;
  readonly openedAt: string | null;
  readonly dueAt: string | null;
  readonly waitingFor: readonly WaitingFor[];
  /** Ids of the reviewing organization and its superiors, top first; what `OrgPath` filters on. */
  readonly orgPath: readonly string[];
}

/** True when nothing can happen to the case any more. */
export function isClosed(row: Pick<CaseRow, 'outcome'>): boolean {
  return row.outcome !== null;
}

/** The later of two views of one case; a workflow adopts rows only forward. */
export function laterRow(known: CaseRow | null, offered: CaseRow): CaseRow {
  return known !== null && known.revision > offered.revision ? known : offered;
}
