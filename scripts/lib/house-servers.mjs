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

/** Both in one process: most of the time goes into loading the models, which they share. */
const MIGRATE_AND_SEED = "await import('./models/migrate.ts'); await import('./models/seeds/run.ts');";

/**
 * Provides a database with the tables and data of this release.
 * @param {import('./house.mjs').House} house
 * @returns {Promise<string>} the address that the application uses
 */
export async function provideDatabase(house) {
  const { env, home, log } = house;
  const { appUrl, ownerUrl } = env.DATABASE_URL ? await checkExternalDatabase(env) : await keepPostgres(house);
  await checkSchemaIsNotNewer(ownerUrl);
  const childEnv = { ...env, DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, XUESHI_HOME: home };
  await step(log, 'Preparing the database', (report) => migrateAndSeed(childEnv, report));
  return appUrl;
}

/** @param {import('./house.mjs').House} house @returns {Promise<import('./postgres.mjs').Postgres>} */
async function keepPostgres(house) {
  const { home, log } = house;
  /** @param {import('./postgres.mjs').Postgres | null} previous whose port the others know already */
  const start = (previous) => startPostgres({ home, log, ...(previous === null ? {} : { port: previous.port }) });
  return (await keepInHouse(house, 'PostgreSQL', start)).first;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./progress.mjs').Report} report
 */
async function migrateAndSeed(env, report) {
  try {
    const args = ['--import', 'tsx', '--input-type=module', '--eval', MIGRATE_AND_SEED];
    await run(process.execPath, args, { cwd: PROJECT_FOLDER, env, onLine: (line) => report(line.trim()) });
  } catch (error) {
    throw new StartError(`The database could not be prepared: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Provides a Temporal server that knows our search attributes.
 * @param {import('./house.mjs').House} house
 * @returns {Promise<{ address: string, uiUrl: string | null }>}
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
