import { breakOff } from '../lib/break-off.mjs';
import { runMain } from '../lib/main.mjs';

/** As shells say it: ended by SIGINT. */
const INTERRUPTED = 130;
/** What hangs, like a download, is broken off after this time. */
const STOP_LIMIT_MS = 14_500;

/**
 * Turns Ctrl-C and its like into an abort, so that what was started is stopped in order. A second one changes nothing.
 * @returns {AbortSignal}
 */
export function followInterruption() {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => {
      controller.abort();
      breakOff();
      setTimeout(() => process.exit(INTERRUPTED), STOP_LIMIT_MS).unref();
    });
  }
  return controller.signal;
}

/**
 * Runs a command to its end. What fails because it was interrupted is no failure to tell about.
 * @param {AbortSignal} signal
 * @param {() => Promise<void>} work
 */
export async function runUnlessInterrupted(signal, work) {
  await runMain(async () => {
    try {
      await work();
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
      console.log('Interrupted: everything was stopped.');
    }
  });
  process.exitCode = signal.aborted ? INTERRUPTED : process.exitCode;
}
