import { historyAtRest, type History, type NextEvent, openTimerOf, patchesOf, withNextEvent } from '../../platform/history-at-rest.ts';
import { RESYNC_SIGNAL } from '../../workflows/kit/messages.ts';
import type { NextCommands } from '../../workflows/shared/recorded.ts';
import { firstDifference, newPatches, reasonOf } from './differences.ts';
import type { Replayer } from './replayer.ts';

/** A history, and how people know its case. */
export interface GateHistory {
  readonly workflowId: string;
  /** Null for a process, which has no case. */
  readonly caseNumber: string | null;
  readonly step: string | null;
  /** What an open case does next is compared; of processes and closed ones only the past is judged. */
  readonly standing: 'open' | 'process' | 'closed';
  readonly history: History;
}

/** A history with which the new code cannot go on, or goes on otherwise without having said so. */
export interface GateFailure extends Omit<GateHistory, 'history'> {
  readonly about: 'past' | 'next';
  /** The command that differs: types, names and durations only. */
  readonly what: string;
  /** Ids of the patches in its history. */
  readonly patches: readonly string[];
}

export interface GateFindings {
  readonly counts: Record<GateHistory['standing'], number>;
  /** Workflows that have not done anything yet. */
  readonly unbegun: number;
  readonly replays: number;
  readonly failures: readonly GateFailure[];
  /** Open cases that will go on otherwise because of a patch that the release before did not have: patch id → how many. */
  readonly announced: ReadonlyMap<string, number>;
}

export interface CheckOptions {
  readonly fresh: Replayer;
  /** Workflows of the release that runs; null where none was kept, and then nothing is compared. */
  readonly kept: Replayer | null;
  readonly atOnce: number;
  readonly onChecked?: (count: number) => void;
}

/** Replays histories with new code, and compares what open cases do next with what they do in the release that runs. */
export async function checkHistories(
  histories: AsyncIterable<GateHistory> | Iterable<GateHistory>, { fresh, kept, atOnce, onChecked = () => undefined }: CheckOptions,
): Promise<GateFindings> {
  const counts = { open: 0, process: 0, closed: 0 };
  const failures: GateFailure[] = [];
  const announced = new Map<string, number>();
  const isResynced = createSample(RESYNCED_PER_TYPE);
  let [unbegun, replays, checked] = [0, 0, 0];

  async function check(given: GateHistory): Promise<void> {
    const { history, ...known } = given;
    const past = historyAtRest(history);
    if (past === null) {
      unbegun += 1;
      return;
    }
    counts[given.standing] += 1;
    const fail = (about: GateFailure['about'], what: string): void => { failures.push({ ...known, about, what, patches: patchesOf(past) }); };
    for (const event of eventsAfter(given, past, isResynced)) {
      replays += kept !== null && event !== null ? 2 : 1;
      const whole = event === null ? past : withNextEvent(past, event);
      const [ours, theirs] = await Promise.all([
        fresh.replay(given.workflowId, whole), event === null ? null : kept?.replay(given.workflowId, whole),
      ]);
      if (ours.error !== null) return fail('past', reasonOf(ours.error));
      if (theirs?.next === undefined || theirs.next === null) continue;
      const what = firstDifference(theirs.next, ours.next ?? NOTHING);
      if (what === null) continue;
      const patches = newPatches(theirs.next, ours.next ?? NOTHING);
      if (patches.length === 0) return fail('next', `after ${describe(event)}: ${what}`);
      for (const id of patches) announced.set(id, (announced.get(id) ?? 0) + 1);
    }
  }

  const source = toAsync(histories);
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let given = await source.next(); given.done !== true; given = await source.next()) {
      await check(given.value);
      onChecked(checked += 1);
    }
  }));
  return { counts, unbegun, replays, failures, announced };
}

const NOTHING: NextCommands = { lines: [], patches: [] };

/** On how many open cases of each workflow type that wait for a timer `resync` is tried as well: it does the same with all of them. */
const RESYNCED_PER_TYPE = 100;

/**
 * What is tried on a history: an open case's deadline passes; where it has none, and with some beside it, its row moves without
 * it. Null stands for its past alone.
 */
function eventsAfter({ standing, workflowId }: GateHistory, past: History, isResynced: (type: string) => boolean): (NextEvent | null)[] {
  if (standing !== 'open') return [null];
  const timerId = openTimerOf(past);
  const signal: NextEvent = { kind: 'signal', name: RESYNC_SIGNAL };
  if (timerId === null) return [signal];
  const [type = ''] = workflowId.split(':');
  return [{ kind: 'timer', timerId }, ...(isResynced(type) ? [signal] : [])];
}

/** True for the first so many of each type. */
function createSample(most: number): (type: string) => boolean {
  const taken = new Map<string, number>();
  return (type) => {
    const count = (taken.get(type) ?? 0) + 1;
    taken.set(type, count);
    return count <= most;
  };
}

function describe(event: NextEvent | null): string {
  return event?.kind === 'signal' ? `the signal ${event.name}` : 'its timer';
}

async function* toAsync(histories: AsyncIterable<GateHistory> | Iterable<GateHistory>): AsyncGenerator<GateHistory, undefined> {
  yield* histories;
}
