import path from 'node:path';
import pg from 'pg';
import { createApp } from '../../api/app.ts';
import { createDatabase } from '../../models/database.ts';
import { createInboxListener } from '../../models/inbox-listener.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { loadConfig } from '../../platform/config.ts';
import { createFolderFileStore } from '../../platform/folder-file-store.ts';
import type { Keys } from '../../platform/keys.ts';
import { loadKeys } from '../../platform/keys-file.ts';
import { createLogger } from '../../platform/logger.ts';
import { createPasswords } from '../../platform/passwords.ts';
import { createPayloadCodec } from '../../platform/payload-codec.ts';
import { createSealing } from '../../platform/sealing.ts';
import { createTemporalClient } from '../../platform/temporal.ts';
import { ensureServer } from '../../scripts/lib/build-server.mjs';
import { startChild } from '../../scripts/lib/child.mjs';
import { createHouse } from '../../scripts/lib/house.mjs';
import { prepareDatabase, provideTemporal } from '../../scripts/lib/house-servers.mjs';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { waitUntil } from '../../scripts/lib/processes.mjs';
import { PASSWORD } from '../../tests/support/registration-form.ts';
import { makeHome } from '../lib/bench-home.ts';
import { signIn } from '../lib/http.ts';
import { measure, type Speed } from '../lib/measure.ts';
import { numberOf, type Options } from '../lib/options.ts';
import { keepResults, machineLine, printTable } from '../lib/report.ts';
import { onStop } from '../lib/stops.ts';
import { fillInbox } from './fill-inbox.ts';

/** What a reviewer's browser asks for. */
const PAGES = {
  'first page with counts': '/api/tasks?kind=registrationReview.employer&counts=1',
  'first page of decided': '/api/tasks?kind=registrationReview.employer&state=closed&counts=1',
  workbench: '/api/workbench',
} as const;

const READY_MS = 60_000;
const CALLERS = 16;

interface Measured {
  readonly page: string;
  readonly statements: number;
  readonly single: Speed;
  readonly many: Speed;
  /** The same statements by `pg`, one after the other on one connection. */
  readonly baseline: Speed;
}

/** Pages of an inbox over HTTP, as a busy office sees them, against the bare time of their statements. */
export async function benchInbox(options: Options): Promise<void> {
  const filling = { tasks: numberOf(options, 'tasks', 1_000_000), pending: numberOf(options, 'pending', 100_000) };
  const requests = numberOf(options, 'requests', 400);
  const { url, env, appUrl, superuserUrl } = await startApi();
  const keys = loadKeys({ file: env.XUESHI_KEYS_FILE ?? '', mayCreate: false });
  console.log(`Filling in ${filling.tasks} tasks, of which ${filling.pending} wait …`);
  const reviewer = await fillInbox({ appUrl, superuserUrl }, createSealing(keys), filling);
  const cookie = await signIn(url, reviewer.idNumber, PASSWORD);
  const results: Measured[] = [];
  for (const [page, address] of Object.entries(PAGES)) {
    const statements = await statementsOf(address, { cookie, env, keys });
    const ask = () => get(`${url}${address}`, cookie);
    const times = Array.from({ length: requests });
    await measure(times.slice(0, 50), 1, ask);
    const single = await measure(times, 1, ask);
    const many = await measure(times, CALLERS, ask);
    const baseline = await measureStatements(appUrl, statements, times);
    results.push({ page, statements: statements.length, single, many, baseline });
  }
  console.log(`\nInbox of an office with ${Math.round(filling.pending * 0.17)} waiting tasks, ${filling.tasks} in all\n${machineLine()}\n`);
  printTable(['', 'statements', 'p50 ms', 'p95 ms', '16: p50 ms', 'p95 ms', 'per s', 'pg: p50 ms', 'p95 ms', 'ratio p50'], results.map(rowOf));
  keepResults('inbox', { machine: machineLine(), filling, requests, results });
}

function rowOf({ page, statements, single, many, baseline }: Measured): string[] {
  const times = [single.p50Ms, single.p95Ms, many.p50Ms, many.p95Ms, many.perSecond, baseline.p50Ms, baseline.p95Ms];
  return [page, String(statements), ...times.map((value) => value.toFixed(1)), (single.p50Ms / baseline.p50Ms).toFixed(2)];
}

/** PostgreSQL and one API; nothing here needs Temporal. */
async function startApi(): Promise<{ url: string; env: NodeJS.ProcessEnv; appUrl: string; superuserUrl: string }> {
  const { home, env: ownEnv } = await makeHome();
  const { appUrl, ownerUrl, superuserUrl, stop } = await startPostgres({ home });
  onStop(stop);
  const env: NodeJS.ProcessEnv = { ...ownEnv, DATABASE_URL: appUrl };
  await prepareDatabase(createHouse({ home, env, log: console.log, provideTemporal }), { appUrl, ownerUrl });
  const api = startChild({ home, name: 'api', script: (await ensureServer(console.log)).api, env, patienceMs: 3_500 });
  onStop(() => api.stop());
  const url = `http://127.0.0.1:${env.PORT}`;
  const isUp = () => fetch(`${url}/livez`).then(({ ok }) => ok, () => false);
  if (!await waitUntil(isUp, READY_MS, 100)) throw new Error(`The API did not start: ${api.output()}`);
  const database = Object.assign(new URL(superuserUrl), { pathname: new URL(appUrl).pathname });
  return { url, env, appUrl, superuserUrl: database.href };
}

/** What a page asks the database for, session and rights included: recorded in an application in this process. */
async function statementsOf(
  address: string, { cookie, env, keys }: { cookie: string; env: NodeJS.ProcessEnv; keys: Keys },
): Promise<string[]> {
  const config = loadConfig(env);
  const statements: string[] = [];
  const sequelize = createDatabase(config.databaseUrl, { onQuery: (sql) => statements.push(sql.replace(/^Executing \([^)]+\): /, '')) });
  const client = createTemporalClient({ address: config.temporalAddress, namespace: config.temporalNamespace });
  const inboxListener = createInboxListener(config.databaseUrl);
  const app = createApp({
    sequelize, client, inboxListener, config, sealing: createSealing(keys), assertions: createAssertions(keys.assertion),
    payloadCodec: createPayloadCodec(keys.payloadCodec), passwords: createPasswords(),
    files: createFolderFileStore(path.join(config.home, 'files')), logger: createLogger({ level: 'silent', service: 'api' }),
  });
  await app.request(address, { headers: { Cookie: cookie } });
  await Promise.all([inboxListener.close(), client.connection.close(), sequelize.close()]);
  return statements;
}

async function measureStatements(databaseUrl: string, statements: readonly string[], times: readonly unknown[]): Promise<Speed> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  try {
    return await measure(times, 1, async () => {
      for (const statement of statements) await pool.query(statement);
    });
  } finally {
    await pool.end();
  }
}

async function get(url: string, cookie: string): Promise<void> {
  const answer = await fetch(url, { headers: { Cookie: cookie } });
  await answer.text();
  if (answer.status !== 200) throw new Error(`${url} was answered with ${answer.status}`);
}
