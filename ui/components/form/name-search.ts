import type { ReactiveControllerHost } from 'lit';
import { pause } from '../../pause.ts';

/** Long enough that typing a name asks once, short enough that nobody waits for it. */
const PAUSE_MS = 250;

export interface NameSearchOptions<Item> {
  /** What lies within a scope, for example a division, and whose name holds the text. */
  readonly find: (scope: string, text: string) => Promise<readonly Item[]>;
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** What a scope and a part of a name lead to; an answer to an earlier question is dropped. */
export class NameSearch<Item extends { readonly name: string }> {
  state: 'idle' | 'searching' | 'ready' | 'failed' = 'idle';
  items: readonly Item[] = [];
  /** What was typed, as far as it is answered. */
  text = '';
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #options: Required<NameSearchOptions<Item>>;
  #asked: string | null = null;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, options: NameSearchOptions<Item>) {
    this.#host = host;
    this.#options = { wait: pause, ...options };
  }

  /** Looks once typing rests; at once in a scope that is looked into for the first time, nowhere in the empty one. */
  async look(scope: string, text: string): Promise<void> {
    const question = `${scope}/${text}`;
    if (question === this.#asked) return;
    const isTyping = this.#asked?.startsWith(`${scope}/`) === true;
    this.#asked = question;
    if (scope === '') return this.#take('idle', [], text);
    // Those that are here and still fit can be chosen meanwhile.
    this.#take('searching', isTyping ? this.items.filter(({ name }) => name.includes(text)) : [], this.text);
    if (isTyping) await this.#options.wait(PAUSE_MS);
    if (question !== this.#asked) return;
    const [state, items] = await this.#options.find(scope, text).then((found) => ['ready', found] as const, () => ['failed', []] as const);
    if (question === this.#asked) this.#take(state, items, text);
  }

  /** Asks again what has failed. */
  retry(scope: string, text: string): void {
    this.#asked = null;
    void this.look(scope, text);
  }

  #take(state: NameSearch<Item>['state'], items: readonly Item[], text: string): void {
    this.state = state;
    this.items = items;
    this.text = text;
    this.#host.requestUpdate();
  }
}
