import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { type Client, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { startCase } from '../../activities/start-case.ts';
import { createDataConverter } from '../../platform/data-converter.ts';
import { loadKeys } from '../../platform/keys-file.ts';
import { createTemporalClient, updateRunning, updateWithStart } from '../../platform/temporal.ts';
import { startChild } from '../../scripts/lib/child.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { waitUntil } from '../../scripts/lib/processes.mjs';
import { PASSWORD } from '../../tests/support/registration-form.ts';
import { workflowIdOf } from '../../workflows/kit/messages.ts';
import { post, signIn } from '../lib/http.ts';
import { measure } from '../lib/measure.ts';
import { onStop } from '../lib/stops.ts';
import { makeCases, type OpenCase, REQUEST_VALUE, withModels } from './cases.ts';
import type { Installation } from './installation.ts';
import { recordApproval } from './record-approval.ts';
import type { KeptApproval } from './statements.ts';
import { type StepName, STEPS } from './steps.ts';

/** One way to approve a case. */
export interface Variant {
  readonly name: 'P' | 'B' | 'D';
  /** The processes that work for it, as they are noted in the home folder. */
  readonly processes: readonly string[];
  /** Empties the tables and makes so many cases that wait; their workflows run. */
  prepare(count: number): Promise<OpenCase[]>;
  approve(found: OpenCase): Promise<void>;
}

export interface Variants {
  readonly all: readonly Variant[];
  /** Statements of one approval, BEGIN and COMMIT included. */
  readonly statements: number;
  readonly client: Client;
}

const BARE_QUEUE = 'bench-bare';
const STARTED_AT_ONCE = 4;
const READY_MS = 30_000;

/** The three variants of a step over a running installation. */
export async function createVariants(installation: Installation, { stepName, prepares }: { stepName: StepName; prepares: boolean }): Promise<Variants> {
  const { flowId, revision, open } = STEPS[stepName];
  const { application, bare, home, env, temporalAddress } = installation;
  const keys = loadKeys({ file: env.XUESHI_KEYS_FILE ?? '', mayCreate: false });
  const client = createTemporalClient({
    address: temporalAddress, namespace: 'default', dataConverter: createDataConverter({ temporalCodec: true }, keys),
  });
  onStop(() => client.connection.close());
  await pauseHousekeeping(client);
  const bareOffice = await withModels(bare.appUrl, (sequelize) => open(sequelize, keys));
  const recorded = await recordApproval(bare, keys, { office: bareOffice, revision });
  const file = path.join(home, 'approval.json');
  writeFileSync(file, JSON.stringify({ ...recorded, prepares } satisfies KeptApproval));
  const port = await freePort();
  const childEnv = {
    ...env, DATABASE_URL: bare.appUrl, TEMPORAL_ADDRESS: temporalAddress, TEMPORAL_TASK_QUEUE: BARE_QUEUE, BENCH_APPROVAL_FILE: file, PORT: String(port),
  };
  for (const name of ['bare-worker', 'plain-server']) {
    const child = startChild({ home, name, script: `bench/approval/${name}.ts`, env: childEnv, patienceMs: 3_000 });
    onStop(() => child.stop());
  }
  const plainUrl = `http://127.0.0.1:${port}`;
  if (!await waitUntil(() => fetch(plainUrl).then(() => true, () => false), READY_MS)) throw new Error('The plain server did not start');

  const office = await withModels(application.appUrl, (sequelize) => open(sequelize, keys));
  const cookie = await signIn(installation.url, office.reviewer.idNumber, PASSWORD, office.kind);
  const makeBare = (count: number) => makeCases(bare, bareOffice, count);
  const startBare = ({ caseId }: OpenCase) => updateWithStart(client, {
    workflowType: 'bareApproval', workflowId: `bare:${caseId}`, taskQueue: BARE_QUEUE, input: { caseId },
    flowId, caseNumber: caseId, rulesVersion: '2026-1', summary: caseId,
  }, { name: 'open', updateId: 'open', arg: null });

  return {
    client, statements: recorded.statements.length,
    all: [{
      name: 'P', processes: ['api', 'worker', 'temporal', 'postgres'],
      async prepare(count) {
        const cases = await makeCases(application, office, count);
        const start = { client, taskQueue: 'xueshi', publicUrl: installation.url };
        await withModels(application.appUrl, () => measure(cases, STARTED_AT_ONCE, ({ caseId }) => patiently(() => startCase(start, caseId))));
        return cases;
      },
      async approve({ caseId }) {
        await post(`${installation.url}/api/cases/${caseId}/decisions`, { verb: 'approve', expectedRevision: revision }, {
          Cookie: cookie, 'Idempotency-Key': randomUUID(),
        });
      },
    }, {
      name: 'B', processes: ['bare-worker', 'temporal', 'postgres'],
      async prepare(count) {
        const cases = await makeBare(count);
        await measure(cases, STARTED_AT_ONCE, async (found) => { await patiently(() => startBare(found)); });
        return cases;
      },
      async approve({ caseId, values }) {
        const update = { name: 'approve', updateId: values[REQUEST_VALUE] ?? '', arg: values };
        await patiently(() => updateRunning(client, `bare:${caseId}`, update));
      },
    }, {
      name: 'D', processes: ['plain-server', 'postgres'],
      prepare: makeBare,
      async approve({ values }) {
        await post(`${plainUrl}/approvals`, { values });
      },
    }],
  };
}

/** Asks again after a deadline, as long as it takes: the Update has the same id. */
export async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof WorkflowUpdateRPCTimeoutOrCancelledError)) throw error;
    }
  }
}

/** The reconciler would take up cases whose workflows are not started yet. */
export async function pauseHousekeeping(client: Client): Promise<void> {
  const pause = () => client.schedule.getHandle('housekeeping:xueshi').pause().then(() => true, () => false);
  if (!await waitUntil(pause, READY_MS, 200)) throw new Error('The schedule of housekeeping is not there');
}

/** Events and bytes of the history of an approved case. */
export async function historySizeOf(client: Client, stepName: StepName, { caseId }: OpenCase): Promise<{ events: number; bytes: number }> {
  const { historyLength, historySize } = await client.workflow.getHandle(workflowIdOf(STEPS[stepName].flowId, caseId)).describe();
  return { events: historyLength, bytes: historySize ?? NaN };
}
