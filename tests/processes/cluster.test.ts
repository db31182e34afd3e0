import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { createDataConverter } from '../../platform/data-converter.ts';
import { loadKeys } from '../../platform/keys-file.ts';
import { createPayloadCodec } from '../../platform/payload-codec.ts';
import { createTemporalClient } from '../../platform/temporal.ts';
import { readSecrets, urlOf } from '../../scripts/lib/postgres-setup.mjs';
import { withClient } from '../../scripts/lib/with-client.mjs';
import { workflowIdOf } from '../../workflows/kit/messages.ts';
import { startedFor } from '../setup/environment.ts';
import { followInvitation, runBootstrap } from '../support/bootstrap.ts';
import { processesOf, useInstallation, waitUntil } from '../support/installation.ts';
import { databaseUrlOf } from '../support/installed.ts';
import { register, remoteBrowser } from '../support/remote-browser.ts';

/** `TASK_QUEUE_TYPE_WORKFLOW` of the Temporal API. */
const WORKFLOW_TASKS = 1;

const cluster = useInstallation({ command: 'scripts/start-cluster.mjs', env: { XUESHI_DEMO: '0' } });
// Its Temporal server is built with Go, which not every machine has.
const describeCluster = startedFor('TEST_TEMPORAL_SERVER') === '' ? describe.skip : describe;

describeCluster('npm run start:cluster', () => {
  let apis: string[] = [];
  let client: Client;
  let codec: PayloadCodec;
  let caseId = '';

  beforeAll(async () => {
    await cluster.start();
    apis = [...cluster.said().matchAll(/Xueshi 学时\s+(\S+)/g)].map(([, url = '']) => url);
    const keys = loadKeys({ file: path.join(cluster.state, 'keys.json'), mayCreate: false });
    codec = createPayloadCodec(keys.payloadCodec);
    client = createTemporalClient({
      address: `127.0.0.1:${cluster.ports()['temporal.frontend']}`, namespace: 'default',
      dataConverter: createDataConverter({ temporalCodec: true }, keys),
    });
  }, 200_000);
  afterAll(() => client.connection.close());

  it('runs two APIs and two workers over one PostgreSQL and one Temporal server', async () => {
    expect([...cluster.pids().keys()].sort()).toEqual(['api-1', 'api-2', 'postgres', 'temporal', 'worker-1', 'worker-2']);
    expect(new Set(apis).size).toBe(2);
    for (const url of apis) expect((await fetch(`${url}/readyz`)).status).toBe(200);
    // It is ready with the first worker that asks for tasks.
    await waitUntil('both workers ask for tasks', 30_000, async () => {
      const { pollers } = await client.workflowService.describeTaskQueue({ namespace: 'default', taskQueue: { name: 'xueshi' }, taskQueueType: WORKFLOW_TASKS });
      return new Set(pollers.map(({ identity }) => identity)).size === 2;
    });
  });

  it('takes a registration at one API, and its decision at the other in the same session', async () => {
    let address = apis[0] ?? '';
    const reviewer = remoteBrowser(() => address);
    const { tokens: [token = ''] } = await runBootstrap([], { DATABASE_URL: databaseUrlOf(cluster), PUBLIC_URL: address, XUESHI_HOME: cluster.state });
    await followInvitation(reviewer, token);
    ({ caseId } = await register(() => address));
    address = apis[1] ?? '';
    const { json: found } = await reviewer.get(`/api/cases/${caseId}`);
    expect(found).toMatchObject({ canDecide: true, status: 'reviewing' });
    const answer = await reviewer.post(`/api/cases/${caseId}/decisions`, { verb: 'approve', expectedRevision: found.revision });
    expect(answer).toMatchObject({ status: 200, json: { status: 'applied' } });
    address = apis[0] ?? '';
    expect((await reviewer.get(`/api/cases/${caseId}`)).json).toMatchObject({ outcome: 'approved', revision: found.revision + 1 });
  });

  it('has closed its workflow with the outcome', async () => {
    const workflow = client.workflow.getHandle(workflowIdOf('registrationReview', caseId));
    expect(await workflow.result()).toEqual({ caseId, outcome: 'approved', revision: 3 });
    expect((await workflow.describe()).status.name).toBe('COMPLETED');
  });

  it('has encrypted everything the workflow was told and answered', async () => {
    const history = await client.workflow.getHandle(workflowIdOf('registrationReview', caseId)).fetchHistory();
    const json = historyToJSON(history);
    for (const data of [...json.matchAll(/"data": "([^"]+)"/g)].map(([, text = '']) => Buffer.from(text, 'base64').toString('latin1'))) {
      expect(data).not.toMatch(/caseId|outcome|revision|shortName/);
    }
    const [input] = history.events?.flatMap(({ workflowExecutionStartedEventAttributes: started }) => started?.input?.payloads ?? []) ?? [];
    const [decoded] = await codec.decode([input ?? {}]);
    expect(JSON.parse(Buffer.from(decoded?.data ?? []).toString())).toMatchObject({ caseId, flowId: 'registrationReview' });
  });

  it('keeps the workflow in PostgreSQL', async () => {
    const { superuser } = readSecrets(cluster.state, { mayCreate: false });
    const url = urlOf({ port: cluster.ports().postgres ?? 0, role: 'postgres', password: superuser, database: 'temporal' });
    const { rows } = await withClient(url, (store) => store.query('SELECT count(*)::int AS count FROM current_executions WHERE workflow_id = $1', [workflowIdOf('registrationReview', caseId)]));
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('ends on SIGTERM within 15 s and leaves no process', async () => {
    const { code, tookMs } = await cluster.stop('SIGTERM');
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(15_000);
    expect(processesOf(cluster.home)).toEqual([]);
    expect([...cluster.pids()]).toEqual([]);
  });
});
