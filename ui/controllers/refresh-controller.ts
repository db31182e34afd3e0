import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { inboxEvents } from '../live/page-events.ts';
import { currentSession } from '../shell/session.ts';

/** How often a list is fetched again while somebody may be looking at it and nothing says when it has changed. */
const REFRESH_MS = 15_000;

/** The same while the server says when something has changed: a check, and a sign of life for the session. */
const LIVE_REFRESH_MS = 120_000;

/** Changes are gathered for this long, and fetched at most so often. */
const GATHER_MS = 100;
const CALM_MS = 1_000;

/** Without a key or a movement for this long, nobody is taken to be there; a session must not live on by asking alone. */
const AWAY_MS = 5 * 60_000;

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/** What a screen shows of the server's. */
export interface Refreshable {
  /** Fetches it again. */
  reload(): Promise<void>;
  /** Why that failed the last time; null when it did not. */
  readonly problem: unknown;
}

/**
 * Reloads what a screen shows while somebody is at the visible page: soon after the server says that something has changed,
 * else every 15 seconds, also while any of it is behind, and at once when one comes back to it.
 */
export class RefreshController implements ReactiveController {
  readonly #shown: readonly Refreshable[];
  #timer: ReturnType<typeof setInterval> | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #stopListening: () => void = () => {};
  #lastSign = Date.now();
  #lastRefresh = 0;

  constructor(host: ReactiveControllerHost, ...shown: readonly Refreshable[]) {
    this.#shown = shown;
    host.addController(this);
  }

  hostConnected(): void {
    this.#lastSign = Date.now();
    this.#timer = setInterval(this.#refreshIfDue, REFRESH_MS);
    // Visitors have no inbox.
    if (currentSession() !== null) this.#stopListening = inboxEvents.listen(this.#refreshSoon);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, this.#comeBack, { passive: true });
    window.addEventListener('focus', this.#comeBack);
    document.addEventListener('visibilitychange', this.#refreshIfWatched);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
    this.#soon = undefined;
    this.#stopListening();
    this.#stopListening = () => {};
    for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, this.#comeBack);
    window.removeEventListener('focus', this.#comeBack);
    document.removeEventListener('visibilitychange', this.#refreshIfWatched);
  }

  readonly #comeBack = ({ type }: Event): void => {
    const wasAway = !this.#isWatched;
    this.#lastSign = Date.now();
    if (wasAway || type === 'focus') this.#run();
  };

  readonly #refreshSoon = (): void => {
    if (this.#soon !== undefined) return;
    const calm = this.#lastRefresh + CALM_MS - Date.now();
    this.#soon = setTimeout(() => {
      this.#soon = undefined;
      this.#refreshIfWatched();
    }, Math.max(GATHER_MS, calm));
  };

  readonly #refreshIfDue = (): void => {
    if (!inboxEvents.isLive || this.#shown.some(({ problem }) => problem !== null) || Date.now() - this.#lastRefresh >= LIVE_REFRESH_MS) this.#refreshIfWatched();
  };

  readonly #refreshIfWatched = (): void => {
    if (this.#isWatched) this.#run();
  };

  #run(): void {
    this.#lastRefresh = Date.now();
    for (const each of this.#shown) void each.reload();
  }

  get #isWatched(): boolean {
    return document.visibilityState === 'visible' && Date.now() - this.#lastSign < AWAY_MS;
  }
}
