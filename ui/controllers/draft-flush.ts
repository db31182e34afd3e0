import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { beforeLeaving } from '../shell/before-leaving.ts';

/**
 * Sends the draft of a screen when it would otherwise wait for the next change, or be lost: before the person signs out,
 * when there is a connection again, when the page is hidden or shown, and when the screen is left.
 */
export class DraftFlush implements ReactiveController {
  readonly #flush: () => Promise<void>;
  #stopWaiting: () => void = () => undefined;

  constructor(host: ReactiveControllerHost, flush: () => Promise<void>) {
    this.#flush = flush;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stopWaiting = beforeLeaving(this.#flush);
    window.addEventListener('online', this.#flushSoon);
    document.addEventListener('visibilitychange', this.#flushSoon);
  }

  hostDisconnected(): void {
    this.#stopWaiting();
    window.removeEventListener('online', this.#flushSoon);
    document.removeEventListener('visibilitychange', this.#flushSoon);
    this.#flushSoon();
  }

  readonly #flushSoon = (): void => { void this.#flush(); };
}
