import { endRuns } from '../lib/run.mjs';

/** As shells say it: ended by SIGINT. */
export const INTERRUPTED = 130;

/**
 * Turns Ctrl-C and its like into an abort, so that what was started is stopped in order. A second one changes nothing.
 * @returns {AbortSignal}
 */
export function followInterruption() {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => {
      controller.abort();
      endRuns();
    });
  }
  return controller.signal;
}
