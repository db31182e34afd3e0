import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { run } from './run.mjs';

export const TEMPORAL_ROLE = 'temporal';
/** Database → the schema that the tool brings along. */
const STORES = { temporal: 'postgresql/v12/temporal', temporal_visibility: 'postgresql/v12/visibility' };

/**
 * Brings the two databases of the Temporal server to the newest schema, and creates what is missing. Safe to retry: a
 * database gets its name once it is filled, because the tool does not go on where it was cut off.
 * @param {{ home: string, postgres: import('./postgres.mjs').Postgres, sqlTool: string }} options
 * @returns {Promise<string>} the password of their role
 */
export async function migrateTemporalStore({ home, postgres, sqlTool }) {
  const password = keptPassword(home);
  /** @param {string} database @param {string[]} args */
  const useTool = (database, args) => {
    const env = { ...process.env, SQL_PLUGIN: 'postgres12', SQL_HOST: '127.0.0.1', SQL_PORT: String(postgres.port), SQL_USER: TEMPORAL_ROLE, SQL_PASSWORD: password, SQL_DATABASE: database };
    return run(sqlTool, args, { env });
  };
  await withClient(postgres.superuserUrl, async (client) => {
    const known = await prepareRole(client, password);
    for (const [database, schema] of Object.entries(STORES)) {
      const isNew = !known.includes(database);
      const filled = isNew ? `${database}_unfinished` : database;
      if (isNew) {
        await createEmpty(client, filled);
        await useTool(filled, ['setup-schema', '--version', '0.0']);
      }
      await useTool(filled, ['update-schema', '--schema-name', schema]);
      if (isNew) {
        await client.query(`ALTER DATABASE ${filled} RENAME TO ${database}`);
      }
    }
  });
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

/**
 * @param {import('pg').Client} client
 * @param {string} password
 * @returns {Promise<string[]>} names of the databases that are there
 */
async function prepareRole(client, password) {
  const { rows: roles } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [TEMPORAL_ROLE]);
  await client.query(`${roles.length === 0 ? 'CREATE' : 'ALTER'} ROLE ${TEMPORAL_ROLE} LOGIN PASSWORD '${password}'`);
  const { rows: databases } = await client.query('SELECT datname AS name FROM pg_database');
  return databases.map(({ name }) => name);
}

/** @param {import('pg').Client} client @param {string} database */
async function createEmpty(client, database) {
  await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  // Ids are compared byte by byte; the order of Chinese words is of no use here.
  await client.query(`CREATE DATABASE ${database} OWNER ${TEMPORAL_ROLE} TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C' ENCODING 'UTF8'`);
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
