import type { FlowId } from '../flows/index.ts';
import type { CaseOutcome } from '../shared/case-state.ts';
import type { DecisionVerb } from '../shared/flow.ts';

/**
 * What crosses the border of a review workflow: start input, names of messages, result. Plain data and no package, so
 * that the API and the activities can speak to workflows without loading them.
 */

/** Starts a case, or takes it up again from its row: the row says where it stands. */
export interface CaseInput {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly flowId: FlowId;
  readonly subject: string;
  readonly definitionVersion: number;
  /** Address of the case page, shown to supervisors in the current details; null where none is configured. */
  readonly caseUrl: string | null;
}

/** The result of a review workflow. */
export interface CaseResult {
  readonly caseId: string;
  readonly outcome: CaseOutcome;
  readonly revision: number;
}

/** Update without arguments that answers once the first task stands in an inbox. Carries no actor: it points at the row. */
export const OPEN_UPDATE = 'open';

/** Signal: the row moved without the workflow. Carries no actor: it points at the row. */
export const RESYNC_SIGNAL = 'resync';

/** Query for operators: the case row as the workflow knows it. Screens read PostgreSQL instead. */
export const STATE_QUERY = 'state';

/** `{flowId}:{caseId}`; never anything personal, because workflow ids are plain text everywhere. */
export function workflowIdOf(flowId: FlowId, caseId: string): string {
  return `${flowId}:${caseId}`;
}

/** The case of such an id. */
export function caseIdOf(workflowId: string): string {
  return workflowId.slice(workflowId.indexOf(':') + 1);
}

/** The facts of a case that its workflow is started with; the API and the relay read them from the row. */
export interface StartFacts {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly flowId: FlowId;
  readonly subject: string;
  readonly definitionVersion: number;
  readonly rulesVersion: string;
  readonly divisionCode: string;
  readonly round: number;
}

/**
 * How a review is started, by whoever does it: the same id, input and summary each time, so that starting twice starts
 * once. `publicUrl` leads from the Temporal UI back to the case page.
 */
export function startOptionsOf(facts: StartFacts, options: { taskQueue: string; publicUrl: string }) {
  const { caseId, caseNumber, flowId, subject, definitionVersion, rulesVersion, divisionCode, round } = facts;
  const input: CaseInput = {
    caseId, caseNumber, flowId, subject, definitionVersion, caseUrl: `${options.publicUrl}/cases/${caseId}`,
  };
  return {
    workflowType: flowId,
    workflowId: workflowIdOf(flowId, caseId),
    taskQueue: options.taskQueue,
    input,
    flowId,
    caseNumber,
    rulesVersion,
    summary: `${caseNumber} ${flowId} ${subject}, division ${divisionCode}, round ${round}`,
  };
}

/** The workflow type of the process that decides many tasks. */
export const BATCH_DECISION = 'batchDecision';

/** Starts the process of a batch, or takes it up again: its rows say what is left to do. Codes and names of organizations only. */
export interface BatchInput {
  readonly batchId: string;
  readonly verb: DecisionVerb;
  /** Null for tasks of every kind. */
  readonly kind: string | null;
  readonly total: number;
  /** The organization in whose name it decides, as a supervisor may read it. */
  readonly holder: string;
  /** Address of the page with the receipts. */
  readonly batchUrl: string;
}

/** How a batch is started, by whoever does it: the same id and input each time, so that starting twice starts once. */
export function batchStartOptionsOf(facts: Omit<BatchInput, 'batchUrl'>, options: { taskQueue: string; publicUrl: string }) {
  const { batchId, verb, kind, total, holder } = facts;
  const input: BatchInput = { batchId, verb, kind, total, holder, batchUrl: `${options.publicUrl}/batches/${batchId}` };
  return {
    workflowType: BATCH_DECISION,
    workflowId: `${BATCH_DECISION}:${batchId}`,
    taskQueue: options.taskQueue,
    input,
    summary: `${verb} ${total} ${kind ?? 'tasks of every kind'} for ${holder}`,
  };
}

/** The workflow type of a roster that is declared. */
export const ROSTER_DECLARATION = 'rosterDeclaration';

/** Starts a roster, or takes it up again: its rows say whom it has reached. */
export interface RosterInput {
  readonly rosterId: string;
  readonly studyForm: string;
  readonly total: number;
  /** The organization in whose name it is declared, as a supervisor may read it. */
  readonly holder: string;
  /** Address of the page that says what became of it. */
  readonly rosterUrl: string;
}

/** How a roster is started, by whoever does it: the same id and input each time, so that starting twice starts once. */
export function rosterStartOptionsOf(facts: Omit<RosterInput, 'rosterUrl'>, options: { taskQueue: string; publicUrl: string }) {
  const { rosterId, studyForm, total, holder } = facts;
  const input: RosterInput = { rosterId, studyForm, total, holder, rosterUrl: `${options.publicUrl}/rosters/${rosterId}` };
  return {
    workflowType: ROSTER_DECLARATION,
    workflowId: `${ROSTER_DECLARATION}:${rosterId}`,
    taskQueue: options.taskQueue,
    input,
    summary: `hours of ${total} people, ${studyForm}, by ${holder}`,
  };
}

/** The workflow type of a look over both stores that somebody asked for. */
export const RECONCILIATION = 'reconciliation';

/** The workflow of a look over both stores. */
export function reconciliationIdOf(reconciliationId: string): string {
  return `${RECONCILIATION}:${reconciliationId}`;
}

/** The workflow types of the processes that schedules run. */
export const HOUSEKEEPING = 'housekeeping';
export const MESSAGE_DIGEST = 'messageDigest';
