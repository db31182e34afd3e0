import type { ReactiveControllerHost } from 'lit';

/** Something to choose, as a list shows it. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Whether a list of choices is there. */
export type ChoicesState = 'empty' | 'loading' | 'ready' | 'failed';

/**
 * Choices that are fetched by a key: a division, a table. The host renders again when they arrive; an answer to an
 * earlier key is dropped.
 */
export class Choices<Item> {
  items: readonly Item[] = [];
  state: ChoicesState = 'empty';
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #fetch: (key: string) => Promise<readonly Item[]>;
  #key = '';

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, fetch: (key: string) => Promise<readonly Item[]>) {
    this.#host = host;
    this.#fetch = fetch;
  }

  /** Fetches the choices of `key` unless they are here or on their way; none for the empty key. */
  show(key: string): void {
    if (key === this.#key) return;
    this.#key = key;
    this.items = [];
    void this.#load();
  }

  /** Fetches again after a failure. */
  retry(): void {
    void this.#load();
  }

  async #load(): Promise<void> {
    const key = this.#key;
    this.state = key === '' ? 'empty' : 'loading';
    this.#host.requestUpdate();
    if (key === '') return;
    const [items, state] = await this.#fetch(key).then(
      (fetched) => [fetched, 'ready'] as const,
      () => [[], 'failed'] as const,
    );
    if (key !== this.#key) return;
    this.items = items;
    this.state = state;
    this.#host.requestUpdate();
  }
}
