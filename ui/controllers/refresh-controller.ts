import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How often a list is fetched again while somebody may be looking at it. */
const REFRESH_MS = 15_000;

/** Without a key or a movement for this long, nobody is taken to be there; a session must not live on by asking alone. */
const AWAY_MS = 5 * 60_000;

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/** Calls `refresh` every 15 seconds while somebody is at the visible page, and at once when one comes back to it. */
export class RefreshController implements ReactiveController {
  readonly #refresh: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #lastSign = Date.now();

  constructor(host: ReactiveControllerHost, refresh: () => void) {
    this.#refresh = refresh;
    host.addController(this);
  }

  hostConnected(): void {
    this.#lastSign = Date.now();
    this.#timer = setInterval(this.#refreshIfWatched, REFRESH_MS);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, this.#comeBack, { passive: true });
    window.addEventListener('focus', this.#comeBack);
    document.addEventListener('visibilitychange', this.#refreshIfWatched);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, this.#comeBack);
    window.removeEventListener('focus', this.#comeBack);
    document.removeEventListener('visibilitychange', this.#refreshIfWatched);
  }

  readonly #comeBack = ({ type }: Event): void => {
    const wasAway = !this.#isWatched;
    this.#lastSign = Date.now();
    if (wasAway || type === 'focus') this.#refresh();
  };

  readonly #refreshIfWatched = (): void => {
    if (this.#isWatched) this.#refresh();
  };

  get #isWatched(): boolean {
    return document.visibilityState === 'visible' && Date.now() - this.#lastSign < AWAY_MS;
  }
}
