import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { startCase } from '../../activities/start-case.ts';
import { createDataConverter } from '../../platform/data-converter.ts';
import { loadKeys } from '../../platform/keys-file.ts';
import { createTemporalClient } from '../../platform/temporal.ts';
import { PASSWORD } from '../../tests/support/registration-form.ts';
import { makeCases, type OpenCase, withModels } from '../approval/cases.ts';
import type { Installation } from '../approval/installation.ts';
import { STEPS } from '../approval/steps.ts';
import { patiently, pauseHousekeeping } from '../approval/variants.ts';
import { withClient } from '../lib/bench-home.ts';
import { post, signIn } from '../lib/http.ts';
import { measure } from '../lib/measure.ts';
import { onStop } from '../lib/stops.ts';

/** A department, its reviewer's browser, and the cases that wait for it. */
export interface Office {
  readonly client: Client;
  readonly taskQueue: string;
  /** Empties the tables and makes so many cases that wait; their workflows run. */
  prepare(count: number): Promise<OpenCase[]>;
  decide(found: OpenCase): Promise<void>;
  /** Presses the button over these cases; gives the id of the batch. */
  beginBatch(cases: readonly OpenCase[]): Promise<string>;
  hasEnded(batchId: string): Promise<boolean>;
  /** How many tasks the inbox has, as its counter says. */
  countWaiting(): Promise<number>;
  /** Whether every case that was decided has a workflow that knows it. */
  hasFollowed(): Promise<boolean>;
}

const STARTED_AT_ONCE = 4;

export async function createOffice({ application, env, temporalAddress, url }: Installation): Promise<Office> {
  const keys = loadKeys({ file: env.XUESHI_KEYS_FILE ?? '', mayCreate: false });
  const client = createTemporalClient({
    address: temporalAddress, namespace: 'default', dataConverter: createDataConverter({ temporalCodec: true }, keys),
  });
  onStop(() => client.connection.close());
  await pauseHousekeeping(client);
  const office = await withModels(application.appUrl, (sequelize) => STEPS.registration.open(sequelize, keys));
  const Cookie = await signIn(url, office.reviewer.idNumber, PASSWORD);
  const taskQueue = 'xueshi';
  const send = (path: string, body: object) => fetch(`${url}${path}`, {
    method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', Cookie, 'Idempotency-Key': randomUUID() },
  });
  const countOpen = (): Promise<number> => withClient(application.appUrl, async (connection) => {
    const { rows: [row] } = await connection.query<{ count: number }>('SELECT COALESCE(sum(open_count), 0)::int AS count FROM task_counters');
    return row?.count ?? 0;
  });

  return {
    client, taskQueue, countWaiting: countOpen,
    async prepare(count) {
      const cases = await makeCases(application, office, count);
      const start = { client, taskQueue, publicUrl: url };
      await withModels(application.appUrl, () => measure(cases, STARTED_AT_ONCE, ({ caseId }) => patiently(() => startCase(start, caseId))));
      return cases;
    },
    async decide({ caseId }) {
      await post(`${url}/api/cases/${caseId}/decisions`, { verb: 'approve', expectedRevision: 2 }, { Cookie, 'Idempotency-Key': randomUUID() });
    },
    async beginBatch(cases) {
      const answer = await send('/api/batches', {
        kind: 'registrationReview.employer', verb: 'approve',
        selection: { by: 'items', items: cases.map(({ caseId }) => ({ caseId, expectedRevision: 2 })) },
      });
      const body: unknown = await answer.json();
      if (answer.status !== 201) throw new Error(`The batch was answered with ${answer.status}`);
      return String(Reflect.get(Object(body), 'batchId'));
    },
    async hasEnded(batchId) {
      const answer = await fetch(`${url}/api/batches/${batchId}`, { headers: { Cookie } });
      return Reflect.get(Object(await answer.json()), 'state') === 'completed';
    },
    async hasFollowed() {
      const { count } = await client.workflow.count(`WorkflowType = "registrationReview" AND ExecutionStatus = "Running" AND TaskQueue = "${taskQueue}"`);
      return count <= await countOpen();
    },
  };
}
