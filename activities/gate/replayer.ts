import { type InjectedSinks, type ReplayWorkerOptions, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { DataConverter } from '@temporalio/common';
import type { History } from '../../platform/history-at-rest.ts';
import type { GateSinks, NextCommands } from '../../workflows/shared/recorded.ts';

/** What came of one history. */
export interface Replayed {
  /** What the SDK says of it; null when it replays. */
  readonly error: Error | null;
  /** What the workflow does about the event after its history; null when there was none. */
  readonly next: NextCommands | null;
}

/** Replays histories with the workflows of one bundle, several at once. */
export interface Replayer {
  /** Throws when the workflows cannot be loaded at all. */
  replay(workflowId: string, history: History): Promise<Replayed>;
  close(): Promise<void>;
}

interface Job {
  readonly workflowId: string;
  readonly history: History;
  done(replayed: Replayed): void;
  fail(error: Error): void;
}

/**
 * Starts so many replay workers over a bundle of the gate, each in a thread of its own.
 *
 * @param workflowBundle made for the gate (activities/workflow-bundle.ts).
 */
export function startReplayer({ workflowBundle, dataConverter, lanes }: { workflowBundle: WorkflowBundleOption; dataConverter: DataConverter; lanes: number }): Replayer {
  const jobs: Job[] = [];
  const idle: (() => void)[] = [];
  let isClosed = false;
  let failure: Error | null = null;

  async function* waiting(take: (job: Job) => void): AsyncGenerator<{ workflowId: string; history: History }> {
    for (;;) {
      const job = jobs.shift();
      if (job !== undefined) {
        take(job);
        yield job;
      } else if (isClosed) return;
      else await new Promise<void>((resolve) => { idle.push(resolve); });
    }
  }

  async function run(): Promise<void> {
    const present: { job: Job | null; next: NextCommands | null } = { job: null, next: null };
    const sinks: InjectedSinks<GateSinks> = {
      gate: { recorded: { fn: (_info, commands) => { present.next = commands; }, callDuringReplay: true } },
    };
    // In its own thread instead of this one, which the SDK leaves out of the options of a replay.
    const options: ReplayWorkerOptions & { debugMode: boolean } = { workflowBundle, dataConverter, sinks, debugMode: false };
    const take = (job: Job): void => { Object.assign(present, { job, next: null }); };
    try {
      for await (const { error = null } of Worker.runReplayHistories(options, waiting(take))) {
        present.job?.done({ error, next: present.next });
        present.job = null;
      }
    } catch (error) {
      failure ??= error instanceof Error ? error : new Error(String(error));
      for (const { fail } of [...present.job === null ? [] : [present.job], ...jobs.splice(0)]) fail(failure);
    }
  }

  function wake(): void {
    for (const resolve of idle.splice(0)) resolve();
  }

  const runs = Promise.all(Array.from({ length: lanes }, run));

  return {
    replay: (workflowId, history) => new Promise((done, fail) => {
      if (failure !== null) return fail(failure);
      jobs.push({ workflowId, history, done, fail });
      wake();
    }),
    async close() {
      isClosed = true;
      wake();
      await runs;
    },
  };
}
