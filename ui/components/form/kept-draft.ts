import { HttpProblem } from '../../http/http-problem.ts';
import { pause } from '../../pause.ts';
import type { FormData } from './form-model.ts';
import type { DraftStorage } from './session-draft.ts';
import { SessionDraft } from './session-draft.ts';

/** A draft as it is taken up again. */
export interface FoundDraft {
  readonly values: FormData;
  /** What people read instead of a code or id, by field, as far as it is known. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Where drafts are kept beyond this browser; everything throws HttpProblem. */
export interface DraftGateway {
  find(): Promise<FoundDraft | null>;
  keep(values: FormData): Promise<void>;
}

/** `waiting`: changed, not sent yet; `here`: the server could not be asked, it stays in this tab until it can. */
export type DraftState = 'none' | 'waiting' | 'kept' | 'here';

interface LocalDraft {
  readonly values: FormData;
  /** Whether the server has it. */
  readonly isSent: boolean;
}

export interface KeptDraftOptions {
  readonly key: string;
  readonly gateway: DraftGateway;
  readonly isValues: (value: unknown) => value is FormData;
  readonly changed: () => void;
  readonly storage?: DraftStorage;
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** So long after the last change it is sent. */
const PAUSE_MS = 800;

/**
 * A draft that is kept in this tab at once, without what others could read there, and by the server once typing rests. What
 * the server has not got goes before what it has.
 */
export class KeptDraft {
  state: DraftState = 'none';
  readonly #options: KeptDraftOptions;
  readonly #local: SessionDraft<LocalDraft>;
  /** What is to be sent; null for nothing. */
  #unsent: FormData | null = null;
  #turn = 0;
  #sending: Promise<void> = Promise.resolve();

  constructor(options: KeptDraftOptions) {
    this.#options = options;
    const { key, isValues, storage } = options;
    const isLocal = (value: unknown): value is LocalDraft => typeof value === 'object' && value !== null
      && isValues(Reflect.get(value, 'values')) && typeof Reflect.get(value, 'isSent') === 'boolean';
    this.#local = storage === undefined ? new SessionDraft(key, isLocal) : new SessionDraft(key, isLocal, storage);
  }

  /** What to go on with; null for an empty form. */
  async open(): Promise<FoundDraft | null> {
    const local = this.#local.read();
    const found = await this.#find();
    if (local !== null && (!local.isSent || found === undefined)) {
      this.#enter('here');
      // What must not stand in the tab is with the server alone.
      return { values: { ...found?.values, ...local.values }, labels: {} };
    }
    const draft = found ?? null;
    this.#enter(draft === null ? 'none' : 'kept');
    return draft;
  }

  /** Keeps `whole` with the server and `local`, which has no secrets, in this tab. */
  write(whole: FormData, local: FormData): void {
    this.#local.write({ values: local, isSent: false });
    this.#unsent = whole;
    this.#enter('waiting');
    this.#turn += 1;
    const turn = this.#turn;
    void (this.#options.wait ?? pause)(PAUSE_MS).then(() => { if (turn === this.#turn) void this.flush(); });
  }

  /** Sends what was not sent yet, one after the other. */
  flush(): Promise<void> {
    this.#sending = this.#sending.then(() => this.#send());
    return this.#sending;
  }

  /** It was submitted: the server has forgotten it, and so does this tab. */
  clear(): void {
    this.#turn += 1;
    this.#unsent = null;
    this.#local.clear();
    this.#enter('none');
  }

  /** What the server has; undefined when it could not be asked. */
  async #find(): Promise<FoundDraft | null | undefined> {
    try {
      return await this.#options.gateway.find();
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      return undefined;
    }
  }

  async #send(): Promise<void> {
    const values = this.#unsent;
    if (values === null) return;
    try {
      await this.#options.gateway.keep(values);
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      if (this.#unsent !== null) this.#enter('here');
      return;
    }
    // What was typed meanwhile is sent after its own pause.
    if (this.#unsent !== values) return;
    this.#unsent = null;
    const local = this.#local.read();
    if (local !== null) this.#local.write({ values: local.values, isSent: true });
    this.#enter('kept');
  }

  #enter(state: DraftState): void {
    this.state = state;
    this.#options.changed();
  }
}
