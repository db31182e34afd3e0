import { setTimeout as sleep } from 'node:timers/promises';
import { breakOff } from './break-off.mjs';
import { programsOf } from './build-server.mjs';
import { ensureUi } from './build-ui.mjs';
import { ensureWorkflowBundle } from './build-workflows.mjs';
import { claimFolder, endRecorded, recordedNames } from './home.mjs';
import { checkPort, startPrograms } from './house-programs.mjs';
import { prepareDatabase, provideDatabase } from './house-servers.mjs';
import { STOP_SIGNALS as POSTGRES_STOP_SIGNALS } from './postgres-orphan.mjs';
import { checkFreeSpace } from './space.mjs';
import { nameDiskFull } from './start-error.mjs';

/** A part that is just being started gets this long to be far enough that it can be stopped. */
const STARTING_PATIENCE_MS = 3_000;

/**
 * @typedef {object} House everything that runs on one machine: PostgreSQL, Temporal, worker, API with the screens
 * @property {string} home absolute; where all state lives
 * @property {NodeJS.ProcessEnv} env
 * @property {import('./progress.mjs').Log} log
 * @property {boolean} watch for development: programs start again when their code changes
 * @property {boolean} fast for tests: PostgreSQL does not wait for the disk
 * @property {number} workers
 * @property {string | null} workerScript relative to the project folder; null for the worker of the application
 * @property {number} apis
 * @property {ProvideTemporal} provideTemporal
 * @property {Promise<import('./build-server.mjs').ServerPrograms> | null} programs that can be started, once somebody has asked for them
 * @property {Map<string, () => Promise<void>>} stops how each part that runs is stopped
 * @property {Promise<unknown>} starting settles when the start is over, well or not
 * @property {boolean} stopping
 * @property {import('./home.mjs').Claim | null} claim
 */

/** @typedef {(house: House, database: Promise<import('./house-servers.mjs').Database>) => Promise<{ address: string, uiUrl: string | null }>} ProvideTemporal */

/**
 * @param {Pick<House, 'home' | 'env' | 'log' | 'provideTemporal'> & Partial<House>} options
 * @returns {House}
 */
export function createHouse(options) {
  return { watch: false, fast: false, workers: 1, workerScript: null, apis: 1, ...options, programs: null, stops: new Map(), starting: Promise.resolve(), stopping: false, claim: null };
}

/**
 * Starts everything and settles when it can be used. When it fails, `stopHouse` ends what was started until then.
 * @param {House} house
 * @returns {Promise<Addresses>}
 */
export async function startHouse(house) {
  const result = startAll(house);
  house.starting = result.catch(() => {});
  try {
    return await result;
  } catch (error) {
    throw nameDiskFull(error);
  }
}

/** @typedef {{ urls: string[], temporalUiUrl: string | null }} Addresses `urls` has one for each API process */

/** @param {House} house @returns {Promise<Addresses>} */
async function startAll(house) {
  const { home, env, log } = house;
  checkPort(env);
  house.claim = await claimFolder(home);
  await endLeftovers(home, log);
  await checkFreeSpace(home, env);
  const { database, temporal, workflowBundle } = await startServers(house);
  const urls = await startPrograms(house, { databaseUrl: database.appUrl, temporal, workflowBundle });
  return { urls, temporalUiUrl: temporal.uiUrl };
}

/**
 * The long parts of a first start run side by side: preparing the data, getting Temporal, building screens and workflows.
 * @param {House} house
 */
async function startServers(house) {
  const starting = provideDatabase(house);
  const building = programsOf(house);
  const prepared = starting.then((database) => prepareDatabase(house, database));
  // While code changes under a worker, it bundles what is there when it starts.
  const bundling = house.watch ? null : ensureWorkflowBundle(house.log);
  const [database, temporal, workflowBundle] = await together([starting, house.provideTemporal(house, starting), bundling, ensureUi(house.log), building, prepared]);
  return { database, temporal, workflowBundle };
}

/**
 * Ends worker and API of a launcher that was killed; the two servers are ended by their own start.
 * @param {string} home
 * @param {import('./progress.mjs').Log} log
 */
async function endLeftovers(home, log) {
  const names = recordedNames(home).filter((name) => name !== 'postgres' && name !== 'temporal');
  await Promise.all(names.map((name) => endRecorded(home, name, { log })));
}

/**
 * Like Promise.all, but no part is left running behind one that failed: builds and downloads end, servers come to a
 * point where they can be stopped.
 * @template {readonly unknown[]} T
 * @param {{ [K in keyof T]: Promise<T[K]> | T[K] }} parts
 * @returns {Promise<T>}
 */
async function together(parts) {
  try {
    return await Promise.all(parts);
  } catch (error) {
    breakOff();
    await Promise.allSettled(parts);
    throw error;
  }
}

/**
 * Ends everything in order: no new requests, then no new tasks, then the servers. Works in the middle of a start too.
 * Safe to retry.
 * @param {House} house
 */
export async function stopHouse(house) {
  house.stopping = true;
  house.claim?.announceStop();
  await Promise.race([house.starting, sleep(STARTING_PATIENCE_MS)]);
  for (const group of [/^(?:api|screens)/u, /^worker/u, /./u]) {
    await Promise.all([...house.stops].filter(([name]) => group.test(name)).map(([, stop]) => stop()));
  }
  await endUnready(house);
  house.claim?.release();
}

/**
 * Ends what was noted but has no stop of its own yet, because the start was broken off before it was ready.
 * @param {House} house
 */
async function endUnready({ claim, home }) {
  if (claim === null) {
    return;
  }
  await Promise.all(recordedNames(home).map((name) => endRecorded(home, name, name === 'postgres' ? { signals: POSTGRES_STOP_SIGNALS } : {})));
}
