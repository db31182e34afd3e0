import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBuilt } from '../lib/build.mjs';
import { PROJECT_FOLDER } from '../lib/files.mjs';
import { keptPorts } from '../lib/ports.mjs';
import { APP_ROLE, DATABASE, readSecrets, urlOf } from '../lib/postgres-setup.mjs';
import { waitUntil } from '../lib/processes.mjs';
import { withClient } from '../lib/with-client.mjs';
import { startApplication } from './application.mjs';

/** Everything that decides what a first start with the demo leaves behind. */
const SOURCES = ['activities', 'models', 'platform', 'policies', 'workflows', 'scripts/lib', 'scripts/test/prepared-home.mjs', 'package-lock.json'];
const FOLDER = path.join(PROJECT_FOLDER, '.test', 'prepared');
/** What a home has of the processes that ran in it, and the ports they had. */
const OF_PROCESSES = ['run', 'logs', 'address.json', 'holder.json', 'ports.json'];
const AT_REST_MS = 120_000;

/**
 * Provides the home of an installation whose first start, with the demo, is over and whose workflows have begun: for tests of
 * what comes afterwards. It is kept from run to run, and made anew when its sources changed, and every day, because the demo
 * tells of the days around today.
 * @param {import('../lib/progress.mjs').Log} log
 * @returns {Promise<string>} the folder; for `copyHome`, nothing may run in it
 */
export async function ensurePreparedHome(log) {
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  const folder = path.join(FOLDER, today);
  await ensureBuilt(log, { folder, sources: SOURCES, title: 'Preparing an installation with the demo', fill });
  for (const other of readdirSync(FOLDER).filter((name) => !name.startsWith(today))) {
    rmSync(path.join(FOLDER, other), { recursive: true, force: true });
  }
  return path.join(folder, 'home');
}

/**
 * Makes a home that is the caller's own, where the user of PostgreSQL gets to.
 * @param {string} prepared
 * @returns {string} absolute; to be removed by the caller
 */
export function copyHome(prepared) {
  const home = makeHome();
  execFileSync('cp', ['-a', `${prepared}/.`, home]);
  return home;
}

/**
 * Makes an empty folder that the user of PostgreSQL can enter: it does not run as root.
 * @param {string} [parent]
 * @returns {string} absolute; to be removed by the caller
 */
export function makeHome(parent = os.tmpdir()) {
  const home = mkdtempSync(path.join(parent, 'xueshi-test-'));
  chmodSync(home, 0o755);
  return home;
}

/** @param {string} folder */
async function fill(folder) {
  const home = makeHome();
  try {
    const application = await startApplication({ home, log: () => {} });
    try {
      await comeToRest(home);
    } finally {
      await application.stop();
    }
    for (const name of OF_PROCESSES) {
      rmSync(path.join(home, name), { recursive: true, force: true });
    }
    execFileSync('cp', ['-a', home, path.join(folder, 'home')]);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Until every case of the demo has its workflow, and everybody his messages. @param {string} home */
async function comeToRest(home) {
  const { app: password } = readSecrets(home, { mayCreate: false });
  await withClient(urlOf({ port: keptPorts(home).postgres ?? 0, role: APP_ROLE, password, database: DATABASE }), async (client) => {
    const isAtRest = async () => (await client.query('SELECT 1 FROM outbox WHERE done_at IS NULL LIMIT 1')).rowCount === 0;
    if (!(await waitUntil(isAtRest, AT_REST_MS, 200))) {
      throw new Error('The demo did not come to rest');
    }
  });
}
