import type { ReactiveControllerHost } from 'lit';
import { type AttendedClass, fetchAttendedClasses } from '../../components/form/attended-classes.ts';
import type { SubmitsAs } from '../../components/form/field-context.ts';
import { HttpProblem } from '../../http/http-problem.ts';

/** The approved hours of whichever class a form names: the classes are asked for once. The host renders again when they are there. */
export class ClassHours {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #fetch: (as: SubmitsAs) => Promise<readonly AttendedClass[]>;
  readonly #known = new Map<SubmitsAs, readonly AttendedClass[]>();

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, fetch = fetchAttendedClasses) {
    this.#host = host;
    this.#fetch = fetch;
  }

  /** Null while no class is chosen, or it is not known. */
  of(as: SubmitsAs, classId: unknown): number | null {
    if (typeof classId !== 'string' || classId === '') return null;
    const classes = this.#known.get(as);
    if (classes === undefined) {
      this.#known.set(as, []);
      void this.#load(as);
    }
    return classes?.find(({ id }) => id === classId)?.hours ?? null;
  }

  /** Without them the proposal says that it waits for the class; the server knows it anyway. */
  async #load(as: SubmitsAs): Promise<void> {
    try {
      this.#known.set(as, await this.#fetch(as));
      this.#host.requestUpdate();
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.#known.delete(as);
    }
  }
}
