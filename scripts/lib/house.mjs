import { setTimeout as sleep } from 'node:timers/promises';
import { ensureUi } from './build-ui.mjs';
import { claimFolder, endRecorded, recordedNames } from './home.mjs';
import { startPrograms } from './house-programs.mjs';
import { provideDatabase, provideTemporal } from './house-servers.mjs';
import { endRuns } from './run.mjs';
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
 * @property {Map<string, () => Promise<void>>} stops how each part that runs is stopped
 * @property {Promise<unknown>} starting settles when the start is over, well or not
 * @property {boolean} stopping
 * @property {import('./home.mjs').Claim | null} claim
 */

/**
 * @param {Pick<House, 'home' | 'env' | 'log'> & { watch?: boolean }} options
 * @returns {House}
 */
export function createHouse({ watch = false, ...options }) {
  return { ...options, watch, stops: new Map(), starting: Promise.resolve(), stopping: false, claim: null };
}

/**
 * Starts everything and settles when it can be used. When it fails, `stopHouse` ends what was started until then.
 * @param {House} house
 * @returns {Promise<{ url: string, temporalUiUrl: string | null }>}
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

/** @param {House} house @returns {Promise<{ url: string, temporalUiUrl: string | null }>} */
async function startAll(house) {
  const { home, env, log } = house;
  house.claim = await claimFolder(home);
  await endLeftovers(home, log);
  await checkFreeSpace(home, env);
  const [databaseUrl, temporal] = await together([provideDatabase(house), provideTemporal(house), ensureUi(log)]);
  const url = await startPrograms(house, { databaseUrl, temporal });
  return { url, temporalUiUrl: temporal.uiUrl };
}

/**
 * Ends worker and API of a launcher that was killed; the two servers are ended by their own start.
 * @param {string} home
 * @param {import('./progress.mjs').Log} log
 */
async function endLeftovers(home, log) {
  const names = recordedNames(home).filter((name) => name !== 'postgres' && name !== 'temporal');
  await Promise.all(names.map((name) => endRecorded(home, name, log)));
}

/**
 * Like Promise.all, but no part is left running behind one that failed: builds and downloads end, servers come to a
 * point where they can be stopped.
 * @template {readonly unknown[]} T
 * @param {{ [K in keyof T]: Promise<T[K]> }} parts
 * @returns {Promise<T>}
 */
async function together(parts) {
  try {
    return await Promise.all(parts);
  } catch (error) {
    endRuns();
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
  endRuns();
  await Promise.race([house.starting, sleep(STARTING_PATIENCE_MS)]);
  for (const group of [['screens', 'api'], ['worker'], ['Temporal', 'PostgreSQL']]) {
    await Promise.all(group.map((name) => house.stops.get(name)?.()));
  }
  house.claim?.release();
}
