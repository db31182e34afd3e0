import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { HttpProblem } from '../http/http-problem.ts';
import { SESSION_RENEWED } from '../http/session-events.ts';
import type { Refreshable } from './refresh-controller.ts';

/** What a screen asks the server for: loading, there, or failed; asked again by `reload`. */
export class Loaded<Value> implements ReactiveController, Refreshable {
  value: Value | null = null;
  problem: HttpProblem | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<Value>;

  constructor(host: ReactiveControllerHost, load: () => Promise<Value>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener(SESSION_RENEWED, this.#reload);
    void this.reload();
  }

  hostDisconnected(): void {
    window.removeEventListener(SESSION_RENEWED, this.#reload);
  }

  /** Keeps what is shown until the new answer is there. */
  async reload(): Promise<void> {
    try {
      this.value = await this.#load();
      this.problem = null;
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    }
    this.#host.requestUpdate();
  }

  readonly #reload = (): void => { void this.reload(); };
}
