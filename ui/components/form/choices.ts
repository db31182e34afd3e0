import type { ReactiveControllerHost } from 'lit';
import { currentLocale } from '../../i18n/locale.ts';

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
  state: ChoicesState = 'empty';
  #items: readonly Item[] = [];
  #shown: { readonly items: readonly Item[]; readonly locale: string; readonly choices: readonly Choice[] } | null = null;
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #fetch: (key: string) => Promise<readonly Item[]>;
  readonly #toChoices: (items: readonly Item[]) => readonly Choice[];
  #key = '';

  constructor(
    host: Pick<ReactiveControllerHost, 'requestUpdate'>, fetch: (key: string) => Promise<readonly Item[]>,
    toChoices: (items: readonly Item[]) => readonly Choice[],
  ) {
    this.#host = host;
    this.#fetch = fetch;
    this.#toChoices = toChoices;
  }

  /** The choices in the present language; the same list as long as nothing has changed, or an open list would close. */
  get choices(): readonly Choice[] {
    const locale = currentLocale();
    if (this.#shown === null || this.#shown.items !== this.#items || this.#shown.locale !== locale) {
      this.#shown = { items: this.#items, locale, choices: this.#toChoices(this.#items) };
    }
    return this.#shown.choices;
  }

  /** Fetches the choices of `key` unless they are here or on their way; none for the empty key. */
  show(key: string): void {
    if (key === this.#key) return;
    this.#key = key;
    this.#items = [];
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
    this.#items = items;
    this.state = state;
    this.#host.requestUpdate();
  }
}
