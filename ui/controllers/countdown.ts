import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Seconds that have to pass before something may be tried again; the host renders with each. */
export class Countdown implements ReactiveController {
  seconds = 0;
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  start(seconds: number): void {
    clearInterval(this.#timer);
    this.seconds = seconds;
    this.#timer = setInterval(() => {
      this.seconds -= 1;
      if (this.seconds <= 0) clearInterval(this.#timer);
      this.#host.requestUpdate();
    }, 1_000);
    this.#host.requestUpdate();
  }
}
