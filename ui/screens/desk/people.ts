import { html, type nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { problemNotice } from '../../components/notices.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';

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

/** `choose` once there is somebody to choose from; until then that they are read, that they could not be, or that there is `none`. */
export function chooseAmong<Person>(
  { list, problem }: Pick<People<Person>, 'list' | 'problem'>, { none, choose }: { none: string; choose: (list: readonly Person[]) => TemplateResult },
): TemplateResult | typeof nothing {
  if (problem !== null) return problemNotice(problem);
  if (list === null) return html`<p class="muted" role="status">${say('desk.people.loading')}</p>`;
  return list.length === 0 ? html`<p>${none}</p>` : choose(list);
}
