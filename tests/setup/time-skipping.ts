import { afterAll, beforeAll } from '@jest/globals';
import { Client } from '@temporalio/client';
import type { Duration } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { Activities } from '../../workflows/kit/ports.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/shared/search-attributes.ts';
import { startedFor } from './environment.ts';
import './temporal-runtime.ts';

const TASK_QUEUE = 'time-skipping';

/** A Temporal server whose clock stands still until a test moves it. */
export interface TimeSkipping {
  /** Waits for results in real time: only `sleep` moves the clock. */
  client(): Client;
  readonly taskQueue: string;
  /** What the clock of the server says, ISO 8601; the real one is left behind by every `sleep`. */
  now(): Promise<string>;
  /** Moves the clock of the server. */
  sleep(duration: Duration): Promise<void>;
  /** Runs a worker with all workflows and these activities while `work` runs. */
  withWorker(activities: Activities, work: () => Promise<void>): Promise<void>;
}

/** Gives the calling test file a server of its own whose clock it moves. Call it once, at the top of the file. */
export function useTimeSkipping(): TimeSkipping {
  let environment: TestWorkflowEnvironment | null = null;
  beforeAll(async () => {
    environment = await startEnvironment();
  });
  afterAll(() => environment?.teardown());
  function started(): TestWorkflowEnvironment {
    if (environment === null) throw new Error('The server is there from beforeAll on');
    return environment;
  }
  return {
    taskQueue: TASK_QUEUE,
    client: () => new Client({ connection: started().connection }),
    now: async () => new Date(await started().currentTimeMs()).toISOString(),
    sleep: (duration) => started().sleep(duration),
    async withWorker(activities, work) {
      const worker = await Worker.create({
        connection: started().nativeConnection,
        taskQueue: TASK_QUEUE,
        activities,
        workflowBundle: { codePath: startedFor('TEST_WORKFLOW_BUNDLE') },
      });
      await worker.runUntil(work);
    },
  };
}

async function startEnvironment(): Promise<TestWorkflowEnvironment> {
  const path = startedFor('TEST_TIME_SKIPPING_SERVER');
  const environment = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } });
  await environment.connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes: indexedTypes() });
  return environment;
}

/** Numbers of `temporal.api.enums.v1.IndexedValueType`. */
function indexedTypes(): Record<string, number> {
  const numbers = { Text: 1, Keyword: 2, Int: 3, Double: 4, Bool: 5, Datetime: 6, KeywordList: 7 };
  return Object.fromEntries(Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => [name, numbers[type]]));
}
