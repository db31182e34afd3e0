import type { InferResponseType } from 'hono/client';
import { organizationsApi, peopleApi } from '../../http/clients.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import type { Unit } from './reference-data.ts';

/** A person as forms show whom one has picked, masked. */
export type PersonChoice = InferResponseType<typeof peopleApi.search.$post, 200>['items'][number];

/** What picking a person needs of the server; everything throws HttpProblem. */
export interface PersonGateway {
  findMe(): Promise<PersonChoice | null>;
  /** What may be known of a person who was picked before; null for somebody of another organization. */
  findChosen(personId: string): Promise<PersonChoice | null>;
  lookUp(idNumber: string): Promise<PersonChoice | null>;
  /** The own organization, as where a person from elsewhere is to go. */
  findOwnUnit(): Promise<Unit & { readonly divisionCode: string }>;
}

export const personGateway: PersonGateway = {
  findMe: async () => (await (await peopleApi.me.$get()).json()).person,
  findChosen: async (personId) => (await (await peopleApi.chosen.$post({ json: { personId } })).json()).person,
  lookUp: async (idNumber) => (await (await peopleApi.lookup.$post({ json: { idNumber } })).json()).person,
  async findOwnUnit() {
    const own = await (await organizationsApi.own.$get()).json();
    // Of the own organization the division is named in the language of the reader.
    return { ...own, divisionNameEn: own.divisionName };
  },
};

export interface PersonPickOptions {
  readonly gateway: PersonGateway;
  readonly changed: () => void;
  /** Somebody was picked, or nobody any more. */
  readonly pick: (personId: string | null) => void;
  /** Somebody from elsewhere was picked: he is to come here. */
  readonly receive: (unit: Unit & { readonly divisionCode: string }) => void;
}

/** Whom a form is about: oneself, somebody of the own organization, or somebody from elsewhere found by his whole ID number. */
export class PersonPick {
  /** What is known of who is picked. */
  known: PersonChoice | null = null;
  /** `nobody`: the last question led to no one. */
  state: 'idle' | 'looking' | 'nobody' = 'idle';
  problem: HttpProblem | null = null;
  readonly #options: PersonPickOptions;
  #asked = '';

  constructor(options: PersonPickOptions) {
    this.#options = options;
  }

  /** The signed-in person is who it is about. Asks once. */
  async takeMe(value: string): Promise<void> {
    if (this.#asked === 'me') return;
    this.#asked = 'me';
    const me = await this.#attempt(() => this.#options.gateway.findMe());
    this.known = me ?? null;
    if (me !== undefined && (me?.id ?? '') !== value) this.#options.pick(me?.id ?? null);
    this.#options.changed();
  }

  /** Learns what may be known of who was picked before; `isNamed` says that the form names him anyway. Asks once for each. */
  async recall(personId: string, isNamed: boolean): Promise<void> {
    if (personId === '' || personId === this.known?.id || this.#asked === personId) return;
    this.#asked = personId;
    this.known = null;
    const found = await this.#attempt(() => this.#options.gateway.findChosen(personId));
    if (this.#asked !== personId) return;
    this.known = found ?? null;
    this.state = 'idle';
    // Somebody from elsewhere is looked up again: nothing is kept of him.
    if (found === null && !isNamed) this.#options.pick(null);
    this.#options.changed();
  }

  /** Looks for whoever has this whole ID number, and picks him. */
  async lookUp(idNumber: string): Promise<void> {
    const found = await this.#attempt(() => this.#options.gateway.lookUp(idNumber));
    if (found === null || found === undefined) return;
    const own = await this.#attempt(() => this.#options.gateway.findChosen(found.id));
    const unit = own === null ? await this.#attempt(() => this.#options.gateway.findOwnUnit()) : null;
    if (own === undefined || unit === undefined) return;
    this.state = 'idle';
    this.choose(own ?? found);
    if (unit !== null) this.#options.receive(unit);
  }

  choose(person: PersonChoice | null): void {
    this.known = person;
    this.#asked = person?.id ?? '';
    this.state = 'idle';
    this.problem = null;
    this.#options.pick(person?.id ?? null);
    this.#options.changed();
  }

  /** Asks again what has failed. */
  retry(): void {
    this.#asked = '';
    this.forget();
  }

  /** The question is another one: what was said of the last holds no more. */
  forget(): void {
    this.state = 'idle';
    this.problem = null;
    this.#options.changed();
  }

  /** What was found; undefined when it could not be asked. */
  async #attempt<Found>(ask: () => Promise<Found>): Promise<Found | undefined> {
    this.state = 'looking';
    this.problem = null;
    this.#options.changed();
    try {
      const found = await ask();
      this.state = found === null ? 'nobody' : 'idle';
      return found;
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.state = 'idle';
      this.problem = error;
      return undefined;
    } finally {
      this.#options.changed();
    }
  }
}
