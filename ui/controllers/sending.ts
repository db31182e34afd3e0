import type { ReactiveControllerHost } from 'lit';
import { RequestKey } from '../components/form/request-key.ts';
import { isUnanswered } from '../components/form/unanswered.ts';
import { HttpProblem } from '../http/http-problem.ts';

/** Sends what a person has filled in: once at a time, and again under its key while nobody knows what became of it. */
export class Sending {
  isBusy = false;
  /** Why it was not done. */
  problem: HttpProblem | null = null;
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #key = new RequestKey();

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host;
  }

  /** Forgets what went wrong, for something else to be sent. */
  clear(): void {
    this.problem = null;
  }

  /** True once the work is done; otherwise `problem` says why not. The work gets the idempotency key of this content. */
  async send(content: unknown, work: (key: string) => Promise<void>): Promise<boolean> {
    if (this.isBusy) return false;
    this.#set(true, null);
    try {
      await work(this.#key.for(content));
      this.#key.answered();
      this.#set(false, null);
      return true;
    } catch (error) {
      if (!(error instanceof HttpProblem)) {
        this.#set(false, null);
        throw error;
      }
      if (!isUnanswered(error)) this.#key.answered();
      this.#set(false, error);
      return false;
    }
  }

  #set(isBusy: boolean, problem: HttpProblem | null): void {
    this.isBusy = isBusy;
    this.problem = problem;
    this.#host.requestUpdate();
  }
}
