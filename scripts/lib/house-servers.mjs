import path from 'node:path';
import { startClusterTemporal } from './cluster-temporal.mjs';
import { checkSchemaIsNotNewer } from './database-version.mjs';
import { checkExternalDatabase } from './external-database.mjs';
import { checkExternalTemporal } from './external-temporal.mjs';
import { PROJECT_FOLDER } from './files.mjs';
import { keepInHouse } from './keep-running.mjs';
import { startPostgres } from './postgres.mjs';
import { step } from './progress.mjs';
import { run } from './run.mjs';
import { StartError } from './start-error.mjs';
import { startTemporal } from './temporal.mjs';
import { obtainTemporalServerBinaries } from './temporal-binary.mjs';

/** All in one process: most of the time goes into loading the models, which they share. */
const MIGRATE_AND_SEED = "const { loadConfig } = await import('./platform/config.ts'); loadConfig(process.env); await import('./models/migrate.ts'); await import('./models/seeds/run.ts'); await import('./activities/demo/run.ts');";
/** Production refuses to make keys by itself. */
const MAKE_KEYS = "const { loadKeys } = await import('./platform/keys-file.ts'); loadKeys({ file: process.env.XUESHI_KEYS_FILE, mayCreate: true });";

/** Mistakes of whoever starts this are told without a stack. @param {string} script @returns {string} */
const tellMistakes = (script) => `try { ${script} } catch (error) { if (!/^(?:Config|KeysFile)Error$/.test(error.name)) throw error; console.error(error.message); process.exitCode = 1; }`;

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
  const { home, log } = house;
  /** @param {import('./postgres.mjs').Postgres | null} previous whose port the others know already */
  const start = (previous) => startPostgres({ home, log, ...(previous === null ? {} : { port: previous.port }) });
  return (await keepInHouse(house, 'PostgreSQL', start)).first;
}

/**
 * Brings the tables to this release, and fills in what a first start needs. Safe to retry.
 * @param {import('./house.mjs').House} house
 * @param {Database} database
 */
export async function prepareDatabase({ env, home, log }, { appUrl, ownerUrl }) {
  await checkSchemaIsNotNewer(ownerUrl);
  const childEnv = { ...env, DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, XUESHI_HOME: home };
  const script = env.XUESHI_KEYS_FILE === path.join(home, 'keys.json') ? MAKE_KEYS + MIGRATE_AND_SEED : MIGRATE_AND_SEED;
  await step(log, 'Preparing the database', async (report) => {
    try {
      const args = ['--import', 'tsx', '--input-type=module', '--eval', tellMistakes(script)];
      await run(process.execPath, args, { cwd: PROJECT_FOLDER, env: childEnv, onLine: (line) => report(line.trim()) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StartError(`The database could not be prepared: ${reason}`, ['Mend what it names and start again; a step that fails leaves nothing behind.']);
    }
  });
}

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
