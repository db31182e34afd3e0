import type { ReactiveControllerHost } from 'lit';
import type { Unit } from './reference-data.ts';

/** Long enough that typing a name asks once, short enough that nobody waits for it. */
const PAUSE_MS = 250;

export interface UnitSearchOptions {
  /** The units of a division whose name holds the text. */
  readonly find: (division: string, text: string) => Promise<readonly Unit[]>;
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** The units that a division and a part of a name lead to; an answer to an earlier question is dropped. */
export class UnitSearch {
  state: 'idle' | 'searching' | 'ready' | 'failed' = 'idle';
  units: readonly Unit[] = [];
  /** What was typed, as far as it is answered. */
  text = '';
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #options: Required<UnitSearchOptions>;
  #asked: string | null = null;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, options: UnitSearchOptions) {
    this.#host = host;
    this.#options = { wait: pause, ...options };
  }

  /** Looks for units once typing rests; at once for a division that is looked into for the first time. */
  async look(division: string, text: string): Promise<void> {
    const question = `${division}/${text}`;
    if (question === this.#asked) return;
    const isTyping = this.#asked?.startsWith(`${division}/`) === true;
    this.#asked = question;
    if (division === '') return this.#take('idle', [], text);
    // Those that are here and still fit can be chosen meanwhile.
    this.#take('searching', isTyping ? this.units.filter(({ name }) => name.includes(text)) : [], this.text);
    if (isTyping) await this.#options.wait(PAUSE_MS);
    if (question !== this.#asked) return;
    const [state, units] = await this.#options.find(division, text).then((found) => ['ready', found] as const, () => ['failed', []] as const);
    if (question !== this.#asked) return;
    // The same question may be asked again after a failure.
    if (state === 'failed') this.#asked = null;
    this.#take(state, units, text);
  }

  #take(state: UnitSearch['state'], units: readonly Unit[], text: string): void {
    this.state = state;
    this.units = units;
    this.text = text;
    this.#host.requestUpdate();
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}
