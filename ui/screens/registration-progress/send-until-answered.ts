import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { pause } from '../../pause.ts';

const PAUSE_MS = 1_000;
/** So many times it is asked again before the person is told that there is no answer yet. */
const MAX_SENDS = 30;

/**
 * Sends a command again, under its key, while the server says that it is on its way.
 *
 * @throws HttpProblem `request-in-progress` when there is no answer after half a minute; sending on is safe.
 */
export async function sendUntilAnswered(
  send: () => Promise<string>, wait: (milliseconds: number) => Promise<void> = pause,
): Promise<void> {
  for (let count = 0; count < MAX_SENDS; count += 1) {
    if (await send() !== 'in_progress') return;
    await wait(PAUSE_MS);
  }
  throw new HttpProblem({
    status: 409, code: 'request-in-progress', title: say('problems.request-in-progress'), detail: say('problems.request-in-progress.detail'),
    errors: [], facts: {}, retryAfter: null,
  });
}
