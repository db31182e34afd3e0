import { sessionsApi } from '../http/clients.ts';
import { SESSION_RENEWED } from '../http/session-events.ts';
import { currentSession, loadSession, setSession } from './session.ts';

/** On which the tabs of a browser say that their session acts in another membership. */
const CHANNEL = 'xs-session';

/**
 * Goes on in another membership, or as oneself (null). The server has one session for all tabs, so all of them follow.
 *
 * @throws HttpProblem when the server refuses; nothing has changed then.
 */
export async function switchMembership(membershipId: string | null): Promise<void> {
  setSession(await (await sessionsApi.current.membership.$put({ json: { membershipId } })).json());
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('switched');
  channel.close();
  window.dispatchEvent(new Event(SESSION_RENEWED));
}

/** Follows when another tab has switched. Gives what ends that. */
export function followOtherTabs(): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => {
    if (currentSession() !== null) void follow();
  };
  return () => { channel.close(); };
}

async function follow(): Promise<void> {
  await loadSession();
  if (currentSession() !== null) window.dispatchEvent(new Event(SESSION_RENEWED));
}
