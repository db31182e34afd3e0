import { existsSync } from 'node:fs';
import path from 'node:path';
import { programsOf } from './build-server.mjs';
import { startClusterTemporal } from './cluster-temporal.mjs';
import { notePreparedBy, readPreparedBy } from './database-version.mjs';
import { checkExternalDatabase } from './external-database.mjs';
import { checkExternalTemporal } from './external-temporal.mjs';
import { PROJECT_FOLDER } from './files.mjs';
import { keepInHouse } from './keep-running.mjs';
import { nodeArguments } from './node-arguments.mjs';
import { startPostgres } from './postgres.mjs';
import { step } from './progress.mjs';
import { run } from './run.mjs';
import { StartError } from './start-error.mjs';
import { startTemporal } from './temporal.mjs';
import { obtainTemporalServerBinaries } from './temporal-binary.mjs';

/** @typedef {{ appUrl: string, ownerUrl: string }} Database the addresses for running and for migrating */

/**
 * @param {import('./house.mjs').House} house
 * @returns {Promise<Database>} that of the environment, or one of our own
 */
export async function provideDatabase(house) {
  return house.env.DATABASE_URL ? checkExternalDatabase(house.env) : keepPostgres(house);
}

/** @param {import('./house.mjs').House} house @returns {Promise<import('./postgres.mjs').Postgres>} */
async function keepPostgres(house) {
  const { home, fast, log } = house;
  /** @param {import('./postgres.mjs').Postgres | null} previous whose port the others know already */
  const start = (previous) => startPostgres({ home, fast, log, ...(previous === null ? {} : { port: previous.port }) });
  return (await keepInHouse(house, 'PostgreSQL', start)).first;
}

/**
 * Brings the tables to this release, and fills in what a first start needs. A database of our own that this release has prepared
 * is left alone: nothing would change, and a start would wait for that. Safe to retry.
 * @param {import('./house.mjs').House} house
 * @param {Database} database
 */
export async function prepareDatabase(house, { appUrl, ownerUrl }) {
  const preparedBy = await readPreparedBy(ownerUrl);
  const { prepare, release } = await programsOf(house);
  const noted = release === null || house.env.DATABASE_URL ? null : preparedAs(release, house.env);
  if (noted !== null && preparedBy === noted && hasKeys(house)) {
    return;
  }
  const env = { ...house.env, DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, XUESHI_HOME: house.home };
  await step(house.log, 'Preparing the database', async (report) => {
    try {
      await run(process.execPath, nodeArguments(prepare), { cwd: PROJECT_FOLDER, env, onLine: (line) => report(line.trim()) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StartError(`The database could not be prepared: ${reason}`, ['Mend what it names and start again; a step that fails leaves nothing behind.']);
    }
  });
  if (noted !== null) {
    await notePreparedBy(ownerUrl, noted);
  }
}

/** @param {string} release @param {NodeJS.ProcessEnv} env @returns {string} everything that decides what a database is filled with */
const preparedAs = (release, { XUESHI_DEMO, NODE_ENV }) => `prepared by ${release}, demo ${XUESHI_DEMO || (NODE_ENV === 'production' ? '0' : '1')}`;

/** @param {import('./house.mjs').House} house @returns {boolean} */
const hasKeys = ({ home, env }) => existsSync(env.XUESHI_KEYS_FILE || path.join(home, 'keys.json'));

/**
 * @param {import('./house.mjs').House} house
 * @returns {Promise<{ address: string, uiUrl: string | null }>} the server of the environment, or a dev server of our own
 */
export async function provideTemporal(house) {
  const { home, env, log } = house;
  if (env.TEMPORAL_ADDRESS) {
    return { address: await checkExternalTemporal(env, log), uiUrl: env.TEMPORAL_UI_URL || null };
  }
  /** @param {import('./temporal.mjs').Temporal | null} previous whose ports the others know already */
  const start = (previous) => startTemporal({ home, env, log, ...(previous === null ? {} : { ports: previous.ports }) });
  return (await keepInHouse(house, 'Temporal', start)).first;
}

/**
 * Provides the server as it runs in production, in the PostgreSQL that is started for the application.
 * @param {import('./house.mjs').House} house whose environment names no database
 * @param {Promise<Database>} starting
 * @returns {Promise<{ address: string, uiUrl: string | null }>}
 */
export async function provideClusterTemporal(house, starting) {
  const { home, env, log } = house;
  const [binaries, database] = await Promise.all([obtainTemporalServerBinaries({ env, log }), starting]);
  const postgres = /** @type {import('./postgres.mjs').Postgres} */ (database);
  /** @param {import('./cluster-temporal.mjs').ClusterTemporal | null} previous whose ports the others know already */
  const start = (previous) => startClusterTemporal({ home, log, binaries, postgres, ...(previous === null ? {} : { ports: previous.ports }) });
  return (await keepInHouse(house, 'Temporal', start)).first;
}
