import { breakOff } from './break-off.mjs';
import { nameDiskFull, StartError } from './start-error.mjs';

const PARENT_CHECK_MS = 1_000;
/** A stop that hangs is broken off: whoever asked for it expects it to be over within 15 s. */
const STOP_LIMIT_MS = 14_500;

/**
 * Starts something, keeps the process until a signal asks it to end, and ends in order.
 * Exit code 0 after a stop that was asked for, 1 when the start failed; the reason is printed.
 * @param {{ start: () => Promise<void>, stop: () => Promise<void> }} options
 */
export async function runUntilStopped({ start, stop }) {
  let stopping = false;
  const end = async (/** @type {number} */ code) => {
    if (stopping) {
      return;
    }
    stopping = true;
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    // Whatever is still being started, built or downloaded.
    breakOff();
    await stop().catch((error) => console.error(explain(error)));
    process.exit(code);
  };
  const onSignal = () => {
    // Ctrl-C arrives twice below npm: from the terminal and from npm, which passes it on.
    if (!stopping) {
      console.log('Stopping …');
      void end(0);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, onSignal);
  }
  endWithNpm(onSignal);
  try {
    await start();
  } catch (error) {
    if (!stopping) {
      console.error(`\n${explain(nameDiskFull(error))}`);
      await end(1);
    }
  }
}

/** npm that is killed passes nothing on; the terminal it was started from should not leave servers behind. @param {() => void} onEnd */
function endWithNpm(onEnd) {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) {
    return;
  }
  const timer = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(timer);
      onEnd();
    }
  }, PARENT_CHECK_MS);
  timer.unref();
}

/** @param {unknown} error @returns {string} */
function explain(error) {
  if (error instanceof StartError) {
    return error.explain();
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/**
 * Runs a command to its end; a failure that names what to do is printed without a stack.
 * @param {() => Promise<void>} work
 */
export async function runMain(work) {
  try {
    await work();
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
