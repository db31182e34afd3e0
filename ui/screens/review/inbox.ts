import { type InboxQuery, isFiltered } from './inbox-query.ts';
import type { ReviewGateway } from './review-gateway.ts';
import type { TaskCounts, TaskPage, TaskRow } from './review-types.ts';

/** Rows that are fetched at once. */
const PAGE_SIZE = 50;

/** Rows that the server gives at most at once, and so as many as are refreshed. */
const MAX_PAGE_SIZE = 200;

/**
 * The rows of an inbox as far as they were fetched. Pages are appended; a refresh replaces rows from the top, so that
 * what others decided disappears and what they submitted appears, without losing one's place.
 */
export class Inbox {
  items: readonly TaskRow[] = [];
  /** What the first page is doing. */
  state: 'loading' | 'ready' | 'failed' = 'loading';
  /** Why the rows could not be fetched the last time; null when they could. */
  problem: unknown = null;
  /** What the next page is doing. */
  moreState: 'idle' | 'loading' | 'failed' = 'idle';
  /** As the server counted with the first page. */
  counts: TaskCounts | null = null;
  /** What others have changed and the person has not taken over yet: rows would jump under his pointer. */
  #news: TaskPage | null = null;
  readonly #totals = new Map<string, TaskCounts['total']>();
  /** Below which case those stood that have left the list: others decide while somebody still reads one. */
  readonly #left = new Map<string, string | null>();
  #nextCursor: string | null = null;
  #query: InboxQuery | null = null;
  readonly #gateway: Pick<ReviewGateway, 'listTasks'>;
  readonly #changed: () => void;

  constructor(gateway: Pick<ReviewGateway, 'listTasks'>, changed: () => void) {
    this.#gateway = gateway;
    this.#changed = changed;
  }

  get hasMore(): boolean {
    return this.#nextCursor !== null;
  }

  /** Whether there is something new that is not shown yet. */
  get hasNews(): boolean {
    return this.#news !== null;
  }

  /** How many rows the same list has without conditions, as far as it was shown that way; null when it was not. */
  totalWithoutFilter({ kind, state }: Pick<InboxQuery, 'kind' | 'state'>): TaskCounts['total'] | null {
    return this.#totals.get(`${kind} ${state}`) ?? null;
  }

  /** Fetches the first page of a query, even if it is the present one. */
  async show(query: InboxQuery): Promise<void> {
    this.#query = query;
    this.items = [];
    this.counts = null;
    this.#news = null;
    this.#left.clear();
    this.#nextCursor = null;
    this.state = 'loading';
    this.moreState = 'idle';
    this.#changed();
    await this.#fetchTop(query, PAGE_SIZE);
  }

  /** Fetches the rows again that are here. A failure leaves them as they are. */
  async refresh(): Promise<void> {
    await this.#fetchAgain(false);
  }

  /** The same after others have changed something: where rows would jump while they are in use, they wait for `takeNews`. */
  async follow(isInUse: boolean): Promise<void> {
    await this.#fetchAgain(isInUse);
  }

  /** Shows what has been waiting. */
  takeNews(): void {
    if (this.#news !== null) this.#take(this.#news);
    this.#changed();
  }

  /** Appends the next page. */
  async more(): Promise<void> {
    const query = this.#query;
    const cursor = this.#nextCursor;
    if (query === null || cursor === null || this.moreState === 'loading') return;
    this.moreState = 'loading';
    this.#changed();
    try {
      const page = await this.#gateway.listTasks(query, { cursor, limit: PAGE_SIZE });
      if (query !== this.#query || cursor !== this.#nextCursor) return;
      const known = new Set(this.items.map(({ taskId }) => taskId));
      this.items = [...this.items, ...page.items.filter(({ taskId }) => !known.has(taskId))];
      this.#nextCursor = page.nextCursor;
      this.moreState = 'idle';
    } catch {
      if (query === this.#query) this.moreState = 'failed';
    }
    this.#changed();
  }

  /** Takes out the rows of a case that was decided, or hidden. */
  remove(caseId: string): void {
    this.#replace(this.items.filter((row) => row.caseId !== caseId));
    this.#changed();
  }

  /** Where a case stands, from 0; -1 when it is not among the rows. */
  positionOf(caseId: string | null): number {
    return this.items.findIndex((row) => row.caseId === caseId);
  }

  /**
   * The case `distance` rows further down, or null at an end. One that has left the list keeps its place; from a case that
   * never was here, the first one. With `isMeant`, the nearest of those it says yes to.
   */
  neighbor(caseId: string | null, distance: 1 | -1, isMeant: (caseId: string) => boolean = () => true): string | null {
    const next = this.#next(caseId, distance);
    return next === null || isMeant(next) || next === caseId ? next : this.neighbor(next, distance, isMeant);
  }

  #next(caseId: string | null, distance: 1 | -1): string | null {
    const position = this.positionOf(caseId);
    if (position !== -1) return this.items[position + distance]?.caseId ?? null;
    if (caseId === null || !this.#left.has(caseId)) return this.items[0]?.caseId ?? null;
    const above = this.#presentAbove(caseId);
    return distance === -1 ? above : this.items[this.positionOf(above) + 1]?.caseId ?? null;
  }

  /** The case to open once `caseId` is decided: the next one, at the end the one before. */
  after(caseId: string, isMeant?: (caseId: string) => boolean): string | null {
    const next = this.neighbor(caseId, 1, isMeant) ?? this.neighbor(caseId, -1, isMeant);
    return next === caseId ? null : next;
  }

  /** The nearest case that stood above one that has left, and is still here; null when there is none. */
  #presentAbove(caseId: string): string | null {
    const above = this.#left.get(caseId) ?? null;
    return above === null || this.positionOf(above) !== -1 ? above : this.#presentAbove(above);
  }

  #replace(items: readonly TaskRow[]): void {
    const present = new Set(items.map(({ caseId }) => caseId));
    for (const [index, { caseId }] of this.items.entries()) {
      if (!present.has(caseId)) this.#left.set(caseId, this.items[index - 1]?.caseId ?? null);
    }
    for (const caseId of present) this.#left.delete(caseId);
    this.items = items;
  }

  async #fetchAgain(mayWait: boolean): Promise<void> {
    if (this.#query === null) return;
    await this.#fetchTop(this.#query, Math.min(MAX_PAGE_SIZE, Math.max(PAGE_SIZE, this.items.length)), mayWait);
  }

  async #fetchTop(query: InboxQuery, limit: number, mayWait = false): Promise<void> {
    try {
      const page = await this.#gateway.listTasks(query, { cursor: null, limit });
      if (query !== this.#query) return;
      this.problem = null;
      this.counts = page.counts ?? null;
      if (this.counts !== null && !isFiltered(query)) this.#totals.set(`${query.kind} ${query.state}`, this.counts.total);
      const merged = mergeTop({ items: this.items, nextCursor: this.#nextCursor }, page);
      if (mayWait && wouldJump(this.items, merged.items)) this.#news = merged;
      else this.#take(merged);
      this.state = 'ready';
    } catch (error) {
      if (query !== this.#query) return;
      this.problem = error;
      if (this.state === 'ready') return;
      this.state = 'failed';
    }
    this.#changed();
  }

  #take({ items, nextCursor }: TaskPage): void {
    this.#news = null;
    this.#replace(items);
    this.#nextCursor = nextCursor;
  }
}

/** Whether rows would change their place: whatever is only added at the end moves nothing. */
export function wouldJump(before: readonly TaskRow[], after: readonly TaskRow[]): boolean {
  return before.some(({ taskId }, index) => after[index]?.taskId !== taskId);
}

/**
 * What is known after the top was fetched again. Rows beyond the fetched ones stay when it is certain where they begin:
 * below the last fetched row.
 */
export function mergeTop(known: TaskPage, top: TaskPage): TaskPage {
  if (top.nextCursor === null) return top;
  const last = top.items.at(-1)?.taskId;
  const position = known.items.findIndex(({ taskId }) => taskId === last);
  const rest = position === -1 ? [] : known.items.slice(position + 1);
  return rest.length === 0 ? top : { items: [...top.items, ...rest], nextCursor: known.nextCursor };
}
