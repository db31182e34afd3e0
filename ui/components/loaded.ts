import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { HttpProblem } from '../http/http-problem.ts';

/** What a screen asks the server for: loading, there, or failed; asked again by `reload`. */
export class Loaded<Value> implements ReactiveController {
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
    void this.reload();
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
}
