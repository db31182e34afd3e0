import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../scripts/lib/ports.mjs';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { DATABASE, OWNER_ROLE, readSecrets, urlOf } from '../../scripts/lib/postgres-setup.mjs';
import { withClient } from '../../scripts/lib/with-client.mjs';
import { createInstallation, type InstallationOptions, processesOf, useInstallation, waitUntil } from '../support/installation.ts';

const LIMIT_MS = 90_000;
/** Without the demo: what it takes to start is the same, and what it is filled with is tested elsewhere. */
const installation = useInstallation({ env: { XUESHI_DEMO: '0' } });
const EMPTY = mkdtempSync(path.join(os.tmpdir(), 'xueshi-empty-'));

afterAll(() => rmSync(EMPTY, { recursive: true, force: true }));

const FROM_THE_FUTURE = "INSERT INTO migrations (name) VALUES ('2999-01-01-1-from-the-future')";
const NEWER = 'written by a newer release of Xueshi: this one does not know the migration 2999-01-01-1-from-the-future.\n  → Start the newer release. Nothing was changed.';

type Refusal = InstallationOptions & { readonly prepare?: (home: string) => void };

/** Starts it where that cannot be, and gives what a person reads: what is wrong, and what to do about it. */
async function refusal({ prepare, ...options }: Refusal): Promise<string> {
  const refused = createInstallation(options);
  try {
    prepare?.(refused.home);
    refused.begin();
    expect(await refused.ended()).toBe(1);
    expect(refused.said()).toMatch(/^ {2}→ /m);
    expect(refused.said()).not.toMatch(/^\s+at /m);
    expect(processesOf(refused.home)).toEqual([]);
    expect([...refused.pids()]).toEqual([]);
    return refused.said();
  } finally {
    await refused.remove();
  }
}

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  return withClient(connectionString, async (client) => (await client.query(sql)).rows);
}

describe('a start with a wrong database', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'xueshi-test-'));
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  const url = (parts: Partial<URL>): string => Object.assign(new URL(postgres.appUrl), parts).href;
  const external = (DATABASE_URL: string, more = {}) => refusal({ env: { DATABASE_URL, DATABASE_OWNER_URL: postgres.ownerUrl, ...more } });

  beforeAll(async () => {
    execFileSync('chmod', ['755', home]);
    postgres = await startPostgres({ home, fast: true, log: () => {} });
  }, LIMIT_MS);
  afterAll(async () => {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it('says that nothing answers there, and shows no password', async () => {
    const said = await external(url({ port: String(await freePort()) }));
    expect(said).toMatch(/The database of DATABASE_URL cannot be used \(xueshi_app at 127\.0\.0\.1:\d+\/xueshi\): nothing answers there\n {2}→ Correct DATABASE_URL/);
    expect(said).not.toContain(new URL(postgres.appUrl).password);
  }, LIMIT_MS);

  it('says that there is no host of that name', async () => {
    expect(await external(url({ hostname: 'no-such-host.invalid' }))).toContain('there is no host of that name');
  }, LIMIT_MS);

  it('says that the password is wrong', async () => {
    const said = await external(url({ password: 'wrong-one' }));
    expect(said).toContain('user name or password is wrong');
    expect(said).not.toContain('wrong-one');
  }, LIMIT_MS);

  it('says that there is no such database', async () => {
    expect(await external(url({ pathname: '/elsewhere' }))).toContain('there is no database of that name');
  }, LIMIT_MS);

  it('says that it is no address of a database', async () => {
    expect(await external('mysql://127.0.0.1/xueshi')).toContain('DATABASE_URL is not the address of a PostgreSQL database.\n  → It looks like postgres://');
  }, LIMIT_MS);

  it('says that the address of its owner is missing', async () => {
    expect(await external(postgres.appUrl, { DATABASE_OWNER_URL: '' })).toContain('DATABASE_OWNER_URL is not');
  }, LIMIT_MS);

  it('of a newer release leaves it as it is', async () => {
    await query(postgres.ownerUrl, `CREATE TABLE migrations (name text PRIMARY KEY); ${FROM_THE_FUTURE}`);
    expect(await external(postgres.appUrl)).toContain(NEWER);
    expect(await query(postgres.ownerUrl, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).toEqual([{ tablename: 'migrations' }]);
  }, LIMIT_MS);

  it('folder of a newer PostgreSQL leaves it as it is', async () => {
    const said = await refusal({
      prepare(folder) {
        mkdirSync(path.join(folder, 'postgres', 'data'), { recursive: true });
        writeFileSync(path.join(folder, 'postgres', 'data', 'PG_VERSION'), '99\n');
      },
    });
    expect(said).toMatch(/belongs to PostgreSQL 99, which is newer than the \d+ of this release\.\n {2}→ Start it with the release of Xueshi that wrote it/);
    expect(said).toContain('Nothing was changed.');
  }, LIMIT_MS);
});

describe('a start without a Temporal server', () => {
  it('says that TEMPORAL_ADDRESS does not answer', async () => {
    const address = `127.0.0.1:${await freePort()}`;
    expect(await refusal({ env: { TEMPORAL_ADDRESS: address } })).toContain(`TEMPORAL_ADDRESS names ${address}, but no Temporal server answers there`);
  }, LIMIT_MS);

  it('says that TEMPORAL_CLI is no program', async () => {
    const file = path.join(EMPTY, 'temporal');
    const said = await refusal({ env: { TEMPORAL_CLI: file } });
    expect(said).toContain(`TEMPORAL_CLI names ${file}, which is not a program that can be run.\n  → Correct it`);
  }, LIMIT_MS);

  it('names every way that was tried when none is left', async () => {
    // Takes connections and never says a word: no refusal ends the wait, only the limit does.
    const silent = net.createServer().listen(0, '127.0.0.1');
    await waitUntil('it listens', 5_000, async () => silent.listening);
    const address = silent.address();
    const host = `127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
    const said = await refusal({ env: { PATH: EMPTY, TEMPORAL_CLI: '', XDG_CACHE_HOME: EMPTY, XUESHI_TEMPORAL_DOWNLOADS: `https://${host}` } });
    silent.close();
    expect(said).toContain([
      'No way led to a Temporal server:',
      '  → PATH: no temporal program on it',
      `  → Cache: nothing in ${path.join(EMPTY, 'xueshi')}`,
    ].join('\n'));
    expect(said).toContain(`  → Download: no connection to ${host} within 5 s\n  → Build: Go is not installed\n  → Any one of these is enough`);
  }, LIMIT_MS);
});

describe('a start on a full disk', () => {
  const disk = mountSmallDisk(24);
  afterAll(() => {
    if (disk !== null) execFileSync('umount', [disk]);
    if (disk !== null) rmSync(disk, { recursive: true });
  });

  it('is not even tried when too little is free', async () => {
    expect(await refusal({ env: { XUESHI_MIN_FREE_MB: '999999999' } })).toMatch(/is almost full: \d+ MB free, 999999999 MB needed\.\n {2}→ Free some space/);
  }, LIMIT_MS);

  (disk === null ? it.skip : it)('says so when it becomes full on the way', async () => {
    const said = await refusal({ parent: disk ?? '', env: { XUESHI_MIN_FREE_MB: '1' } });
    expect(said).toMatch(/The disk is full: .*\n {2}→ Free some space and start again; nothing that was saved is lost\./);
  }, LIMIT_MS);
});

describe('a start with a mistake in its settings', () => {
  it('says that PORT is none', async () => {
    expect(await refusal({ env: { PORT: '99999' } })).toContain('PORT=99999 is not a port.\n  → Give a number from 1 to 65535');
  }, LIMIT_MS);

  it('says every mistake at once', async () => {
    const said = await refusal({ env: { LOG_LEVEL: 'loud', PUBLIC_URL: 'nowhere' } });
    expect(said).toContain('The configuration has 2 mistakes:');
    expect(said).toMatch(/LOG_LEVEL is none of debug, info/);
    expect(said).toMatch(/PUBLIC_URL is/);
  }, LIMIT_MS);

  it('says that production names its keys', async () => {
    expect(await refusal({ env: { NODE_ENV: 'production' } })).toMatch(/The keys file .*keys\.json does not exist\. Restore it from its backup, or set XUESHI_KEYS_FILE/);
  }, LIMIT_MS);
});

describe('start:cluster', () => {
  const cluster = (env: Record<string, string>) => refusal({ command: 'scripts/start-cluster.mjs', env: { XDG_CACHE_HOME: EMPTY, ...env } });

  it('says that its Temporal server needs Go', async () => {
    expect(await cluster({ PATH: EMPTY })).toContain('Go is not installed.\n  → Install Go (https://go.dev/dl) and start again, or use docker compose up.');
  }, LIMIT_MS);

  it('takes no servers of others', async () => {
    expect(await cluster({ TEMPORAL_ADDRESS: '127.0.0.1:7233' })).toContain('Unset DATABASE_URL and TEMPORAL_ADDRESS, or use npm start with them.');
  }, LIMIT_MS);
});

describe('a start that is interrupted', () => {
  it.each([
    { moment: 'the database folder is created', signal: 'SIGTERM', there: path.join('postgres', 'data.new') },
    { moment: 'servers start', signal: 'SIGINT', there: path.join('run', 'temporal.json') },
    { moment: 'worker and API start', signal: 'SIGTERM', there: path.join('run', 'api.json') },
  ] as const)('by $signal while $moment leaves no process', async ({ signal, there }) => {
    installation.begin();
    await waitUntil(there, 60_000, async () => existsSync(path.join(installation.home, there)));
    expect((await installation.stop(signal)).code).toBe(0);
    expect(processesOf(installation.home)).toEqual([]);
    expect([...installation.pids()]).toEqual([]);
  }, LIMIT_MS);

  it('is complete the next time', async () => {
    const { url } = await installation.start();
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
  }, LIMIT_MS);
});

describe('a start on the data of a newer release', () => {
  it('is refused and leaves no process', async () => {
    const { owner } = readSecrets(installation.home, { mayCreate: false });
    await query(urlOf({ port: installation.ports().postgres ?? 0, role: OWNER_ROLE, password: owner, database: DATABASE }), FROM_THE_FUTURE);
    await installation.stop('SIGTERM');
    installation.begin();
    expect(await installation.ended()).toBe(1);
    expect(installation.said()).toContain(NEWER);
    expect(processesOf(installation.home)).toEqual([]);
  }, LIMIT_MS);
});

/** A file system of its own; null where this may not be made. */
function mountSmallDisk(megabytes: number): string | null {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'xueshi-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'xueshi-test', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}
