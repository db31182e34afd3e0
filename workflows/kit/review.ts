import {
  allHandlersFinished, ApplicationFailure, condition, defineQuery, defineSignal, defineUpdate, setHandler,
} from '@temporalio/workflow';
import { type CaseRow, laterRow } from '../shared/case-state.ts';
import { type DecisionCommand, isDecisionCommand, type TransitionResult } from '../shared/decision.ts';
import { FAILURE } from '../shared/failures.ts';
import type { DecisionVerb, FlowDefinition } from '../shared/flow.ts';
import { database } from './activity-options.ts';
import { type CaseInput, type CaseResult, OPEN_UPDATE, RESYNC_SIGNAL, STATE_QUERY } from './messages.ts';
import { createSerial } from './serial.ts';
import { showToSupervisors } from './supervision.ts';

/** A case under review, as a flow's `workflow.ts` speaks of it. */
export interface Review {
  /** Puts the case into its reviewer's inbox, or takes it up where its row stands. */
  opened(): Promise<void>;
  /** Follows the decisions until nothing waits for a person any more. */
  decided(): Promise<void>;
  /** Lets running handlers answer, then gives the outcome. */
  result(): Promise<CaseResult>;
}

/**
 * Begins to listen for the decisions of a case. State moves only by the row that a transition returns, never
 * optimistically, and only forward; every local activity passes one queue.
 */
export function beginReview(definition: FlowDefinition, input: CaseInput): Review {
  const serial = createSerial();
  let row: CaseRow | null = null;
  let resyncWanted = false;

  function adopt(offered: CaseRow): void {
    const adopted = laterRow(row, offered);
    if (adopted === row) return;
    row = adopted;
    showToSupervisors(input, adopted);
  }

  // The first slot of the queue: a decision that arrives together with the start finds the case open.
  const opening = serial(async () => adopt(await database.openCase({ caseId: input.caseId, at: now() })));

  async function decide(command: DecisionCommand): Promise<TransitionResult> {
    const acceptedAt = now();
    return serial(async () => {
      const result = await database.transition({ command, acceptedAt, at: now() });
      adopt(result.row);
      return result;
    });
  }

  for (const verb of verbsOf(definition, input.subject)) {
    setHandler(defineUpdate<TransitionResult, [DecisionCommand]>(verb), decide, {
      validator: (command) => requireShape(command, input.caseId, verb),
    });
  }
  setHandler(defineUpdate<CaseRow>(OPEN_UPDATE), async () => {
    await condition(() => row !== null);
    return requireRow(row);
  });
  setHandler(defineSignal(RESYNC_SIGNAL), () => { resyncWanted = true; });
  setHandler(defineQuery<CaseRow | null>(STATE_QUERY), () => row);

  return {
    opened: () => opening,
    async decided() {
      while (requireRow(row).outcome === null) {
        await condition(() => resyncWanted || requireRow(row).outcome !== null);
        if (!resyncWanted) continue;
        resyncWanted = false;
        await serial(async () => adopt(await database.readCase({ caseId: input.caseId })));
      }
    },
    async result() {
      await condition(allHandlersFinished);
      const { caseId, outcome, revision } = requireRow(row);
      if (outcome === null) throw ApplicationFailure.nonRetryable('The case is still open', FAILURE.wrongCase);
      return { caseId, outcome, revision };
    },
  };
}

/** Shape only: revisions, rights and reasons are judged by the transition, which knows the row. */
function requireShape(command: unknown, caseId: string, verb: DecisionVerb): void {
  if (!isDecisionCommand(command) || command.verb !== verb) {
    throw ApplicationFailure.nonRetryable('Malformed decision', FAILURE.invalidShape);
  }
  if (command.caseId !== caseId) throw ApplicationFailure.nonRetryable('Decision of another case', FAILURE.wrongCase);
}

function requireRow(row: CaseRow | null): CaseRow {
  if (row === null) throw ApplicationFailure.nonRetryable('The case is not open yet', FAILURE.caseMissing);
  return row;
}

function verbsOf(definition: FlowDefinition, subject: string): Set<DecisionVerb> {
  return new Set((definition.subjects[subject]?.steps ?? []).flatMap((step) => [...step.verbs]));
}

/** Workflow time; the sandbox makes `Date` deterministic. */
function now(): string {
  return new Date().toISOString();
}
