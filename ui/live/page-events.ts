import { SESSION_RENEWED } from '../http/session-events.ts';
import { InboxEvents } from './inbox-events.ts';

/** One tab holds this lock and the connection to the server; the others hear from it. */
const NAME = 'xs-events';

/** The stream of this page. */
export const inboxEvents = new InboxEvents({
  // Only pages of a secure origin have locks.
  lock: 'locks' in navigator ? (work, signal) => navigator.locks.request(NAME, { signal }, work) : null,
  channel: () => new BroadcastChannel(NAME),
  source: () => new EventSource('/api/events'),
  later: (work, milliseconds) => {
    const timer = setTimeout(work, milliseconds);
    return () => { clearTimeout(timer); };
  },
});

window.addEventListener(SESSION_RENEWED, () => { inboxEvents.renew(); });
