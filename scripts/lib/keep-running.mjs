import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from './start-error.mjs';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** A process that ran this long was well: the next pause is short again. */
const HEALTHY_MS = 60_000;

/**
 * @typedef {{ ended: Promise<string>, stop: () => Promise<void> }} Running a process that was started
 * @typedef {object} Kept
 * @property {Promise<string>} firstEnded settles when the process of the first start ends
 * @property {() => Promise<void>} stop ends it for good; safe to retry
 */

/**
 * Starts something and starts it again whenever it ends, with growing pauses, until it is told to stop.
 * @template {Running} T
 * @param {object} options
 * @param {string} options.name
 * @param {(previous: T | null) => Promise<T>} options.start the later calls get the process that ended
 * @param {import('./progress.mjs').Log} options.log
 * @returns {Promise<Kept & { first: T }>} when the first start has succeeded; its failure is thrown
 */
export async function keepRunning({ name, start, log }) {
  const first = await start(null);
  const stopping = new AbortController();
  let current = first;
  const watch = async () => {
    let pauseMs = FIRST_PAUSE_MS;
    for (let startedAt = Date.now(); ; startedAt = Date.now()) {
      const how = await current.ended;
      if (stopping.signal.aborted) {
        return;
      }
      pauseMs = Date.now() - startedAt > HEALTHY_MS ? FIRST_PAUSE_MS : pauseMs;
      log(`${name} ended (${how}); starting it again`);
      current = await startAgain(current);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      if (stopping.signal.aborted) {
        return;
      }
      log(`${name} runs again`);
    }

    /** @param {T} previous @returns {Promise<T>} */
    async function startAgain(previous) {
      for (;;) {
        await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
        if (stopping.signal.aborted) {
          return previous;
        }
        try {
          return await start(previous);
        } catch (error) {
          pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
          log(`${name} could not be started: ${error instanceof Error ? error.message : String(error)}; next try in ${pauseMs / 1000} s`);
        }
      }
    }
  };
  const watching = watch();
  const stop = async () => {
    stopping.abort();
    await current.stop();
    await watching;
    await current.stop();
  };
  return { first, firstEnded: first.ended, stop };
}

/**
 * Starts one part and keeps it running until the house stops.
 * @template {Running} T
 * @param {import('./house.mjs').House} house
 * @param {string} name
 * @param {(previous: T | null) => Promise<T>} start
 * @returns {Promise<{ first: T, firstEnded: Promise<string> }>}
 */
export async function keepInHouse(house, name, start) {
  if (house.stopping) {
    throw new StartError('The start was broken off.');
  }
  const kept = await keepRunning({ name, start, log: house.log });
  house.stops.set(name, kept.stop);
  return kept;
}
