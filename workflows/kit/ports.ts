import type { BatchCounts, BatchState } from '../shared/batch.ts';
import type { RosterCounts, RosterState } from '../shared/roster.ts';
import type { CaseRow } from '../shared/case-state.ts';
import type { CaseCommand, TransitionResult } from '../shared/command.ts';
import type { Deadline } from '../shared/deadlines.ts';
import type { DriftCounts } from '../shared/drift.ts';

/** An instant is ISO 8601 in UTC, taken from workflow time. */
export interface OpenCaseInput {
  readonly caseId: string;
  readonly at: string;
}

export interface TransitionInput {
  readonly command: CaseCommand;
  /** When the Update was accepted; the actor's assertion is judged against it. */
  readonly acceptedAt: string;
  /** The instant of the transition itself. */
  readonly at: string;
}

export interface PassDeadlineInput {
  readonly caseId: string;
  /** The deadline that has passed; another one means that the case has moved meanwhile. */
  readonly deadline: Deadline;
  readonly at: string;
}

/** What review workflows ask of the world. Every activity may run twice; each says why that is harmless. */
export interface Activities {
  /** Opens a `received` case: first task, counters, event. A case that is further on is only read. */
  openCase(input: OpenCaseInput): Promise<CaseRow>;
  /** Judges and applies one command of a person in one SQL transaction. Expected refusals are values. */
  transition(input: TransitionInput): Promise<TransitionResult>;
  /** Reminds, escalates or lets lapse, in one SQL transaction; a case that has moved meanwhile is only read. */
  passDeadline(input: PassDeadlineInput): Promise<CaseRow>;
  /** The row as it stands. */
  readCase(input: { readonly caseId: string }): Promise<CaseRow>;
}

/** How many rows of each kind were deleted, by the name of their table. */
export type DeletedRows = Readonly<Record<string, number>>;

/** One look over both stores. */
export interface ReconcileInput {
  /** Under which what was found is kept. */
  readonly reconciliationId: string;
  /** Whether it only looks and puts nothing right. */
  readonly isDryRun: boolean;
  /** The account that asked for it; null for the schedule. */
  readonly requestedBy: string | null;
}

/** What the reconciler found different and put right. */
export interface ReconcilerReport {
  readonly openCases: number;
  readonly runningWorkflows: number;
  readonly found: DriftCounts;
  readonly repaired: DriftCounts;
}

export interface HousekeepingReport {
  readonly deleted: DeletedRows;
  readonly reconciled: ReconcilerReport;
}

/** What housekeeping asks of the world. Both may run twice: what is done already is not there to be done. */
export interface HousekeepingActivities {
  deleteExpired(): Promise<DeletedRows>;
  reconcile(input: ReconcileInput): Promise<ReconcilerReport>;
}

export interface BatchStepInput {
  readonly batchId: string;
  /** The instant of what is decided in this step, workflow time, ISO 8601. */
  readonly at: string;
}

export interface BatchStep {
  readonly counts: BatchCounts;
  /** Whether nothing is left to decide, or somebody has asked to end it. */
  readonly isOver: boolean;
}

/** How a batch ended. */
export interface BatchReport {
  readonly state: Exclude<BatchState, 'running'>;
  readonly counts: BatchCounts;
}

/** What `batchDecision` asks of the world. Every activity may run twice, and beside a first run that was given up for dead. */
export interface BatchActivities {
  /** Decides the next items that wait, each in its own transaction. */
  decideItems(input: BatchStepInput): Promise<BatchStep>;
  /** Asks the batch to end before its time, for an operator who cancels the workflow. */
  cancelBatch(input: BatchStepInput): Promise<void>;
  /** Ends the batch: what was not tried is cancelled, the counts are kept. */
  endBatch(input: BatchStepInput): Promise<BatchReport>;
  /** Tells the workflows of the cases that were moved, at a set pace, after this position; gives the last one told, null after the last of all. */
  followCases(input: { readonly batchId: string; readonly afterPosition: number }): Promise<number | null>;
}

export interface RosterStepInput {
  readonly rosterId: string;
  /** The instant of what is declared in this step, workflow time, ISO 8601. */
  readonly at: string;
}

export interface RosterStep {
  readonly counts: RosterCounts;
  /** Whether nobody is left to declare for, or somebody has asked to end it. */
  readonly isOver: boolean;
}

/** How a roster ended. */
export interface RosterReport {
  readonly state: Exclude<RosterState, 'running'>;
  readonly counts: RosterCounts;
}

/** What `rosterDeclaration` asks of the world. Every activity may run twice, and beside a first run that was given up for dead. */
export interface RosterActivities {
  /** Declares for the next people, each in a transaction of his own. */
  declareItems(input: RosterStepInput): Promise<RosterStep>;
  /** Asks the roster to end before its time, for an operator who cancels the workflow. */
  cancelRoster(input: RosterStepInput): Promise<void>;
  /** Ends the roster: whoever was not reached is cancelled. */
  endRoster(input: RosterStepInput): Promise<RosterReport>;
}

export interface DigestReport {
  /** The day in the zone of the platform, `2026-11-25`. */
  readonly day: string;
  /** How many digests were put into the outbox; none on a day that is no working day. */
  readonly queued: number;
}

/** What the message digest asks of the world. It may run twice: there is one digest per account and day. */
export interface DigestActivities {
  queueDigests(input: { readonly at: string }): Promise<DigestReport>;
}
