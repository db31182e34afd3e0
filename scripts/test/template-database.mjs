import path from 'node:path';
import { hashOf, PROJECT_FOLDER } from '../lib/files.mjs';
import { OWNER_ROLE } from '../lib/postgres-setup.mjs';
import { step } from '../lib/progress.mjs';
import { run } from '../lib/run.mjs';
import { withClient } from '../lib/with-client.mjs';

/** Everything that decides what a migrated and seeded database holds. */
const SOURCES = ['models', 'workflows/shared', 'workflows/flows', 'tests/setup/fill-template.ts'];

/**
 * Provides the database every test file copies: migrated, with code tables and built-in roles. It is kept from run to run
 * and made anew when its sources changed. Copies that a killed run left behind are dropped.
 * @param {import('../lib/postgres.mjs').Postgres} postgres
 * @param {import('../lib/progress.mjs').Log} log
 * @returns {Promise<string>} its name
 */
export async function prepareTemplate(postgres, log) {
  const wanted = `template_${hashOf(PROJECT_FOLDER, SOURCES)}`;
  await withClient(postgres.superuserUrl, async (client) => {
    const names = await databasesNamed(client, '^(template_[0-9a-f]{32}|filling|test_.*)$');
    await drop(client, names.filter((each) => each !== wanted));
    if (!names.includes(wanted)) {
      await client.query(`CREATE DATABASE filling OWNER ${OWNER_ROLE}`);
      await step(log, 'Filling the database for tests', () => fill(postgres));
      await client.query(`ALTER DATABASE filling RENAME TO ${wanted}`);
    }
  });
  return wanted;
}

/**
 * Drops the copies of all test files at once: where files are deleted, ext4 takes ten times as long to create others for some
 * seconds, so a copy is not dropped before the last one is made.
 * @param {import('../lib/postgres.mjs').Postgres} postgres
 */
export async function dropCopies(postgres) {
  await withClient(postgres.superuserUrl, async (client) => drop(client, await databasesNamed(client, '^test_')));
}

/** @param {import('pg').Client} client @param {string} pattern @returns {Promise<string[]>} */
async function databasesNamed(client, pattern) {
  const { rows } = await client.query('SELECT datname AS name FROM pg_database WHERE datname ~ $1', [pattern]);
  return rows.map(({ name }) => String(name));
}

/** @param {import('pg').Client} client @param {readonly string[]} names */
async function drop(client, names) {
  for (const name of names) {
    await client.query(`DROP DATABASE "${name}" WITH (FORCE)`);
  }
}

/** @param {import('../lib/postgres.mjs').Postgres} postgres */
async function fill({ ownerUrl, appUrl }) {
  const env = { ...process.env, DATABASE_OWNER_URL: withDatabase(ownerUrl, 'filling'), DATABASE_URL: withDatabase(appUrl, 'filling') };
  await run(process.execPath, ['--import', 'tsx', path.join('tests', 'setup', 'fill-template.ts')], { cwd: PROJECT_FOLDER, env });
}

/** @param {string} url @param {string} name @returns {string} the same server and role, another database */
export function withDatabase(url, name) {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
