import {
  allHandlersFinished, ApplicationFailure, condition, defineQuery, defineSignal, defineUpdate, setHandler,
} from '@temporalio/workflow';
import { type CaseRow, laterRow } from '../shared/case-state.ts';
import { type CaseCommand, isCaseCommand, type CommandResult } from '../shared/command.ts';
import type { Deadline } from '../shared/deadlines.ts';
import { FAILURE } from '../shared/failures.ts';
import { DESK_VERBS, type FlowDefinition, type Verb } from '../shared/flow.ts';
import { database } from './activity-options.ts';
import { type CaseInput, type CaseResult, OPEN_UPDATE, RESYNC_SIGNAL, STATE_QUERY } from './messages.ts';
import { now } from './now.ts';
import { createSerial } from './serial.ts';
import { deadlineSummary, showToSupervisors } from './supervision.ts';

/** How soon, and how late at most, it is asked again who can decide a case that nobody up to the province can. */
const FIRST_WAIT_MS = 15 * 60_000;
const LONGEST_WAIT_MS = 24 * 3_600_000;

/** A case under review, as a flow's `workflow.ts` speaks of it. */
export interface Review {
  /** Puts the case into its reviewer's inbox, or takes it up where its row stands. */
  opened(): Promise<void>;
  /** Follows what people decide, return and mend, and what they let pass, until nothing waits for anybody any more. */
  decided(): Promise<void>;
  /** Lets running handlers answer, then gives the outcome. */
  result(): Promise<CaseResult>;
}

/**
 * Begins to listen for what people do to a case. State moves only by the row that a transition returns, never
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
  const opening = serial(open);

  async function open(): Promise<void> {
    adopt(await database.openCase({ caseId: input.caseId, at: now() }));
  }

  async function carryOut(command: CaseCommand): Promise<CommandResult> {
    const acceptedAt = now();
    return serial(async () => {
      const { row: moved, ...answer } = await database.transition({ command, acceptedAt, at: now() });
      adopt(moved);
      return answer;
    });
  }

  /** Waits until the case has moved, or the deadline of its row has passed, or somebody says that the row has moved. */
  async function moved(): Promise<void> {
    const present = requireRow(row);
    const hasMoved = (): boolean => resyncWanted || row !== present;
    if (present.status === 'received') return someoneCan(present, hasMoved);
    const { deadline = null } = present;
    if (deadline === null) return condition(hasMoved);
    const inTime = await condition(hasMoved, millisecondsUntil(deadline), { summary: deadlineSummary(present, deadline) });
    if (!inTime) await serial(async () => { if (!hasMoved()) await passDeadline(deadline); });
  }

  /** Nobody up to the province can decide it: asks again and again who can, until it opens. */
  async function someoneCan(present: CaseRow, hasMoved: () => boolean): Promise<void> {
    const inTime = await condition(hasMoved, millisecondsToNextAsking(present), { summary: 'asks again who can decide' });
    if (!inTime) await serial(async () => { if (!hasMoved()) await open(); });
  }

  async function passDeadline(deadline: Deadline): Promise<void> {
    adopt(await database.passDeadline({ caseId: input.caseId, deadline, at: now() }));
  }

  async function resync(): Promise<void> {
    resyncWanted = false;
    await serial(async () => {
      if (row?.status === 'received') await open();
      else adopt(await database.readCase({ caseId: input.caseId }));
    });
  }

  for (const verb of verbsOf(definition, input.subject)) {
    setHandler(defineUpdate<CommandResult, [CaseCommand]>(verb), carryOut, {
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
        await moved();
        if (resyncWanted) await resync();
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
function requireShape(command: unknown, caseId: string, verb: Verb): void {
  if (!isCaseCommand(command) || command.verb !== verb) {
    throw ApplicationFailure.nonRetryable('Malformed command', FAILURE.invalidShape);
  }
  if (command.caseId !== caseId) throw ApplicationFailure.nonRetryable('Command of another case', FAILURE.wrongCase);
}

function requireRow(row: CaseRow | null): CaseRow {
  if (row === null) throw ApplicationFailure.nonRetryable('The case is not open yet', FAILURE.caseMissing);
  return row;
}

function verbsOf(definition: FlowDefinition, subject: string): Set<Verb> {
  const { steps = [], applicantVerbs = [] } = definition.subjects[subject] ?? {};
  return new Set<Verb>([...steps.flatMap((step) => [...step.verbs]), ...applicantVerbs, ...DESK_VERBS]);
}

/** At least one: a deadline that passed while nobody was there passes at once. */
function millisecondsUntil({ at }: Deadline): number {
  return Math.max(1, Date.parse(at) - Date.parse(now()));
}

/**
 * As long again as it has waited already, so that waits double and a case that waits for months adds a few events a day to its
 * history (docs/rules.md, "Who reviews"). Rows of older histories do not say since when; those ask every 15 minutes as they did.
 */
function millisecondsToNextAsking({ receivedAt }: CaseRow): number {
  const waited = receivedAt === undefined ? 0 : Date.parse(now()) - Date.parse(receivedAt);
  return Math.min(LONGEST_WAIT_MS, Math.max(FIRST_WAIT_MS, waited));
}
