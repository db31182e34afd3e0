import { StartError } from './start-error.mjs';

const controller = new AbortController();

/** Aborted once a start has failed or was interrupted: what takes long ends then, and nothing is begun any more. */
export const brokenOff = controller.signal;

/**
 * Ends the programs and downloads that run, with what they started themselves, and lets no further one begin. There is
 * no way back: whoever calls it is about to end. Safe to retry.
 */
export function breakOff() {
  controller.abort(new StartError('The start was broken off.'));
}
