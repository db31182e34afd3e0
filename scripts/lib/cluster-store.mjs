import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { run } from './run.mjs';

export const TEMPORAL_ROLE = 'temporal';
/** Database → the schema that the tool brings along. */
const STORES = { temporal: 'postgresql/v12/temporal', temporal_visibility: 'postgresql/v12/visibility' };

/**
 * Brings the two databases of the Temporal server to the newest schema, and creates what is missing. Safe to retry.
 * @param {{ home: string, postgres: import('./postgres.mjs').Postgres, sqlTool: string }} options
 * @returns {Promise<string>} the password of their role
 */
export async function migrateTemporalStore({ home, postgres, sqlTool }) {
  const password = keptPassword(home);
  await createStores(postgres.superuserUrl, password);
  for (const [database, schema] of Object.entries(STORES)) {
    const env = { ...process.env, SQL_PLUGIN: 'postgres12', SQL_HOST: '127.0.0.1', SQL_PORT: String(postgres.port), SQL_USER: TEMPORAL_ROLE, SQL_PASSWORD: password, SQL_DATABASE: database };
    if (!(await isVersioned(postgres.superuserUrl, database))) {
      await run(sqlTool, ['setup-schema', '--version', '0.0'], { env });
    }
    await run(sqlTool, ['update-schema', '--schema-name', schema], { env });
  }
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

/** @param {string} superuserUrl @param {string} password */
async function createStores(superuserUrl, password) {
  await withClient(superuserUrl, async (client) => {
    const { rows: roles } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [TEMPORAL_ROLE]);
    await client.query(`${roles.length === 0 ? 'CREATE' : 'ALTER'} ROLE ${TEMPORAL_ROLE} LOGIN PASSWORD '${password}'`);
    const { rows: databases } = await client.query('SELECT datname AS name FROM pg_database');
    const known = new Set(databases.map(({ name }) => name));
    for (const name of Object.keys(STORES).filter((wanted) => !known.has(wanted))) {
      // Ids are compared byte by byte; the order of Chinese words is of no use here.
      await client.query(`CREATE DATABASE ${name} OWNER ${TEMPORAL_ROLE} TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C' ENCODING 'UTF8'`);
    }
  });
}

/** @param {string} superuserUrl @param {string} database @returns {Promise<boolean>} */
async function isVersioned(superuserUrl, database) {
  const url = new URL(superuserUrl);
  url.pathname = `/${database}`;
  return withClient(url.href, async (client) => {
    const { rows } = await client.query("SELECT to_regclass('public.schema_version') IS NOT NULL AS yes");
    return rows[0].yes;
  });
}

/**
 * @template T
 * @param {string} url
 * @param {(client: import('pg').Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withClient(url, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
