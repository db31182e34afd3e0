import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { run } from './run.mjs';
import { withClient } from './with-client.mjs';

export const TEMPORAL_ROLE = 'temporal';
/** Database → the schema that the tool brings along. */
const STORES = { temporal: 'postgresql/v12/temporal', temporal_visibility: 'postgresql/v12/visibility' };

/**
 * Brings the two databases of the Temporal server to the newest schema, and creates what is missing. Safe to retry: what
 * was cut off before it was whole is made anew, because the tool does not go on where it ended.
 * @param {{ home: string, postgres: import('./postgres.mjs').Postgres, sqlTool: string }} options
 * @returns {Promise<string>} the password of their role
 */
export async function migrateTemporalStore({ home, postgres, sqlTool }) {
  const password = keptPassword(home);
  const unfinished = path.join(home, 'temporal-stores-unfinished.json');
  const missing = await withClient(postgres.superuserUrl, async (client) => {
    await prepareRole(client, password);
    const names = await missingStores(client, readJson(unfinished));
    writeJson(unfinished, names);
    for (const name of names) {
      await createEmpty(client, name);
    }
    return names;
  });
  for (const [database, schema] of Object.entries(STORES)) {
    const env = { ...process.env, SQL_PLUGIN: 'postgres12', SQL_HOST: '127.0.0.1', SQL_PORT: String(postgres.port), SQL_USER: TEMPORAL_ROLE, SQL_PASSWORD: password, SQL_DATABASE: database };
    if (missing.includes(database)) {
      await run(sqlTool, ['setup-schema', '--version', '0.0'], { env });
    }
    await run(sqlTool, ['update-schema', '--schema-name', schema], { env });
  }
  rmSync(unfinished, { force: true });
  return password;
}

/** @param {string} home @returns {string} */
function keptPassword(home) {
  const file = path.join(home, 'temporal-secrets.json');
  const known = readJson(file);
  if (known !== null && typeof known === 'object' && 'password' in known && typeof known.password === 'string') {
    return known.password;
  }
  const password = randomBytes(24).toString('base64url');
  writeJson(file, { password }, { mode: 0o600 });
  return password;
}

/** @param {import('pg').Client} client @param {string} password */
async function prepareRole(client, password) {
  const { rows } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [TEMPORAL_ROLE]);
  await client.query(`${rows.length === 0 ? 'CREATE' : 'ALTER'} ROLE ${TEMPORAL_ROLE} LOGIN PASSWORD '${password}'`);
}

/**
 * @param {import('pg').Client} client
 * @param {unknown} unfinished names of those that were being created when a start was cut off
 * @returns {Promise<string[]>}
 */
async function missingStores(client, unfinished) {
  const { rows } = await client.query('SELECT datname AS name FROM pg_database');
  const known = new Set(rows.map(({ name }) => name));
  return Object.keys(STORES).filter((name) => !known.has(name) || (Array.isArray(unfinished) && unfinished.includes(name)));
}

/** @param {import('pg').Client} client @param {string} database */
async function createEmpty(client, database) {
  await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  // Ids are compared byte by byte; the order of Chinese words is of no use here.
  await client.query(`CREATE DATABASE ${database} OWNER ${TEMPORAL_ROLE} TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C' ENCODING 'UTF8'`);
}
