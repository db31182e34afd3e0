import { randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { createTemporalClient } from '../../platform/temporal.ts';
import type { Activities } from '../../workflows/kit/ports.ts';
import { closeConnection } from '../support/close-connection.ts';
import { startedFor } from './environment.ts';
import './temporal-runtime.ts';

/** The Temporal server of this test run, as one test file uses it. */
export interface TestTemporal {
  readonly client: Client;
  /** For another process that shall use the same server. */
  readonly address: string;
  /** Of this file alone, so that its workers take no tasks of other files. */
  readonly taskQueue: string;
  /** Runs a worker with all workflows and these activities until the file ends, or until `stop` is called. */
  startWorker(activities: Activities): Promise<{ stop(): Promise<void> }>;
}

/** Gives the calling test file the Temporal server, with a task queue of its own. Call it once, at the top of the file. */
export function useTemporal(): TestTemporal {
  const address = startedFor('TEST_TEMPORAL_ADDRESS');
  const taskQueue = `test-${randomUUID()}`;
  const client = createTemporalClient({ address, namespace: 'default' });
  const stops: (() => Promise<void>)[] = [];
  afterAll(async () => {
    await Promise.all(stops.map((stop) => stop()));
    await client.connection.close();
  });
  return {
    client, address, taskQueue,
    async startWorker(activities) {
      const stop = await runWorker(address, taskQueue, activities);
      stops.push(stop);
      return { stop };
    },
  };
}

async function runWorker(address: string, taskQueue: string, activities: Activities): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection, taskQueue, activities, workflowBundle: { codePath: startedFor('TEST_WORKFLOW_BUNDLE') },
  });
  const running = worker.run();
  async function stop(): Promise<void> {
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await running;
    await closeConnection(connection);
  }
  let stopped: Promise<void> | null = null;
  // A test that stops its worker leaves nothing to stop when the file ends.
  return () => stopped ??= stop();
}
