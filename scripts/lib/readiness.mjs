import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from './start-error.mjs';

const READY_TIMEOUT_MS = 120_000;
const PAUSE_MS = 100;

/**
 * Waits until the API says that all it needs is there: database, migrations, Temporal, a polling worker.
 * @param {string} url
 * @param {import('./progress.mjs').Report} report
 */
export async function waitUntilReady(url, report) {
  let missing = 'the API does not answer yet';
  for (const endsAt = Date.now() + READY_TIMEOUT_MS; Date.now() < endsAt; await sleep(PAUSE_MS)) {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (answer?.ok) {
      return;
    }
    missing = answer === null ? missing : await missingIn(answer);
    report(missing);
  }
  throw new StartError(`${url}/readyz did not become ready within ${READY_TIMEOUT_MS / 1000} s: ${missing}`, ['The logs of api and worker say why.']);
}

/** @param {Response} answer @returns {Promise<string>} */
async function missingIn(answer) {
  const body = /** @type {{ checks?: Record<string, 'ok' | 'missing'> } | null} */ (await answer.json().catch(() => null));
  const waiting = Object.entries(body?.checks ?? {}).filter(([, state]) => state !== 'ok').map(([name]) => name);
  return `waiting for ${waiting.join(', ') || 'readiness'}`;
}
