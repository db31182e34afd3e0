import type { ReactiveControllerHost } from 'lit';
import { HttpProblem } from '../http/http-problem.ts';
import { Loaded } from './loaded.ts';

/** One page of a list, and what leads to the next. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** A list that a screen appends page by page: loading, there, or failed. */
export class Paged<Item> {
  isBusy = false;
  /** Why the next page could not be fetched. */
  problem: HttpProblem | null = null;
  readonly first: Loaded<Page<Item>>;
  readonly #host: ReactiveControllerHost;
  readonly #ask: (cursor: string | null) => Promise<Page<Item>>;
  #more: Page<Item> | null = null;

  constructor(host: ReactiveControllerHost, ask: (cursor: string | null) => Promise<Page<Item>>) {
    this.#host = host;
    this.#ask = ask;
    this.first = new Loaded(host, async () => {
      const page = await ask(null);
      this.#more = null;
      return page;
    });
  }

  get items(): readonly Item[] {
    return [...this.first.value?.items ?? [], ...this.#more?.items ?? []];
  }

  get hasMore(): boolean {
    return this.#cursor !== null;
  }

  get #cursor(): string | null {
    return this.#more === null ? this.first.value?.nextCursor ?? null : this.#more.nextCursor;
  }

  /** Appends the next page. */
  async more(): Promise<void> {
    const cursor = this.#cursor;
    if (cursor === null || this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    this.#host.requestUpdate();
    try {
      const page = await this.#ask(cursor);
      this.#more = { items: [...this.#more?.items ?? [], ...page.items], nextCursor: page.nextCursor };
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    } finally {
      this.isBusy = false;
      this.#host.requestUpdate();
    }
  }
}
