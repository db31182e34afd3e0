import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { HttpProblem } from '../http/http-problem.ts';
import { SESSION_RENEWED } from '../http/session-events.ts';

/** A process that runs is asked for this often. */
const EVERY_MS = 1_000;

/** Rows of receipts fetched at once. */
const PAGE_SIZE = 50;

/** What the screen of a long process needs of the server. Every method throws HttpProblem for whatever was not granted. */
export interface ProcessSource<Process, Receipt, Filter> {
  read(): Promise<Process>;
  receipts(filter: Filter | null, page: { readonly cursor: string | null; readonly limit: number }): Promise<ReceiptPage<Receipt>>;
  cancel(): Promise<Process>;
}

/** One page of what became of the items of a process. */
export interface ReceiptPage<Receipt> {
  readonly items: readonly Receipt[];
  readonly nextCursor: string | null;
}

/** A batch or a roster, with the receipts that are shown; follows while it runs, and stops when it has ended or the screen is left. */
export class LiveProcess<Process extends { readonly state: string }, Receipt, Filter> implements ReactiveController {
  process: Process | null = null;
  receipts: readonly Receipt[] = [];
  hasMore = false;
  /** Which receipts are shown; null for all. */
  filter: Filter | null = null;
  problem: HttpProblem | null = null;
  #cursor: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isHere = false;
  readonly #host: ReactiveControllerHost;
  readonly #source: ProcessSource<Process, Receipt, Filter>;

  constructor(host: ReactiveControllerHost, source: ProcessSource<Process, Receipt, Filter>) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  hostConnected(): void {
    this.#isHere = true;
    window.addEventListener(SESSION_RENEWED, this.#again);
    void this.reload();
  }

  hostDisconnected(): void {
    this.#isHere = false;
    clearTimeout(this.#timer);
    window.removeEventListener(SESSION_RENEWED, this.#again);
  }

  /** Fetches what is shown again; what cannot be fetched leaves it as it is. */
  async reload(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#attempt(async () => {
      this.process = await this.#source.read();
      await this.#fetchTop(Math.max(PAGE_SIZE, Math.min(200, this.receipts.length)));
    });
    const isOver = this.process !== null && this.process.state !== 'running';
    if (this.#isHere && !isOver && !isFinal(this.problem)) this.#timer = setTimeout(this.#again, EVERY_MS);
  }

  async show(filter: Filter | null): Promise<void> {
    this.filter = filter;
    await this.#attempt(() => this.#fetchTop(PAGE_SIZE));
  }

  async more(): Promise<void> {
    const [filter, cursor] = [this.filter, this.#cursor];
    if (cursor === null) return;
    await this.#attempt(async () => {
      const page = await this.#source.receipts(filter, { cursor, limit: PAGE_SIZE });
      if (filter === this.filter && cursor === this.#cursor) this.#take([...this.receipts, ...page.items], page.nextCursor);
    });
  }

  /** Throws HttpProblem when it could not be asked to end. */
  async cancel(): Promise<void> {
    this.process = await this.#source.cancel();
    await this.reload();
  }

  async #fetchTop(limit: number): Promise<void> {
    const { filter } = this;
    const page = await this.#source.receipts(filter, { cursor: null, limit });
    if (filter === this.filter) this.#take(page.items, page.nextCursor);
  }

  #take(receipts: readonly Receipt[], cursor: string | null): void {
    this.receipts = receipts;
    this.#cursor = cursor;
    this.hasMore = cursor !== null;
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.problem = null;
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    }
    this.#host.requestUpdate();
  }

  readonly #again = (): void => { void this.reload(); };
}

/** Asking again would be answered alike. */
function isFinal(problem: HttpProblem | null): boolean {
  return problem !== null && problem.status >= 400 && problem.status < 500;
}
