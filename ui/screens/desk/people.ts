import type { ReactiveControllerHost } from 'lit';
import { HttpProblem } from '../../http/http-problem.ts';

/** People to choose from, read when a dialog opens; null until they have arrived. */
export class People<Person> {
  list: readonly Person[] | null = null;
  problem: HttpProblem | null = null;
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  #wanted = '';

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.#host = host;
  }

  /** Reads the people for a case; an answer for another one is dropped. */
  async load(caseId: string, read: (caseId: string) => Promise<readonly Person[]>): Promise<void> {
    this.#wanted = caseId;
    this.list = null;
    this.problem = null;
    try {
      const list = await read(caseId);
      if (this.#wanted === caseId) this.list = list;
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      if (this.#wanted === caseId) this.problem = error;
    }
    this.#host.requestUpdate();
  }
}
