import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How often a list is fetched again while somebody may be looking at it. */
const REFRESH_MS = 15_000;

/** Calls `refresh` every 15 seconds while the page is visible, and at once when one comes back to it. */
export class RefreshController implements ReactiveController {
  readonly #refresh: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost, refresh: () => void) {
    this.#refresh = refresh;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(this.#refreshIfVisible, REFRESH_MS);
    window.addEventListener('focus', this.#refresh);
    document.addEventListener('visibilitychange', this.#refreshIfVisible);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    window.removeEventListener('focus', this.#refresh);
    document.removeEventListener('visibilitychange', this.#refreshIfVisible);
  }

  readonly #refreshIfVisible = (): void => {
    if (document.visibilityState === 'visible') this.#refresh();
  };
}
