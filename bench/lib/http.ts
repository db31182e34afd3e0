import { setTimeout as sleep } from 'node:timers/promises';
import type { UserType } from '../../workflows/shared/user-types.ts';

/** How often a page asks again for an answer that is on its way. */
const POLL_MS = 250;

/**
 * Posts JSON as a page does; asks again where the answer says that it is still on its way.
 *
 * @throws Error for any other answer than 200.
 */
export async function post(url: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const sent = await fetch(url, {
    method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body),
  });
  const place = new URL(sent.headers.get('Location') ?? url, url);
  return finish(sent, () => fetch(place, { headers }));
}

async function finish(answer: Response, askAgain: () => Promise<Response>): Promise<Response> {
  const text = await answer.text();
  if (answer.status === 200) return answer;
  if (answer.status !== 202) throw new Error(`${answer.url} was answered with ${answer.status}: ${text}`);
  await sleep(POLL_MS);
  return finish(await askAgain(), askAgain);
}

/** Signs in as a person of an organization, a department unless said otherwise, and gives the cookie of the session. */
export async function signIn(url: string, idNumber: string, password: string, userType: UserType = 'department'): Promise<string> {
  const answer = await post(`${url}/api/sessions`, { userType, idNumber, password });
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '').join('; ');
}
