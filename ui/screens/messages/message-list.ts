import type { InferResponseType } from 'hono/client';
import type { messagesApi } from '../../http/clients.ts';

export type MessagePage = InferResponseType<typeof messagesApi.index.$get, 200>;
export type Message = MessagePage['items'][number];

/** Asks for messages: a page after `cursor`, or the latest `limit`. */
export type AskMessages = (question: { readonly cursor?: string; readonly limit: number }) => Promise<MessagePage>;

const PAGE = 30;
const LARGEST_PAGE = 100;

/** The messages that are shown: page by page, and the latest anew. */
export class MessageList {
  items: readonly Message[] = [];
  nextCursor: string | null = null;
  readonly #ask: AskMessages;

  constructor(ask: AskMessages) {
    this.#ask = ask;
  }

  /** Asks for as many as are shown; those of them that lie further back stay as they were. */
  async reload(): Promise<void> {
    const page = await this.#ask({ limit: Math.min(Math.max(PAGE, this.items.length), LARGEST_PAGE) });
    const known = new Set(page.items.map(({ id }) => id));
    const oldest = page.items.at(-1)?.createdAt ?? '';
    const further = page.nextCursor === null ? [] : this.items.filter(({ id, createdAt }) => !known.has(id) && createdAt < oldest);
    this.items = [...page.items, ...further];
    if (further.length === 0) this.nextCursor = page.nextCursor;
  }

  /** Appends the page after the last one. */
  async more(): Promise<void> {
    if (this.nextCursor === null) return;
    const page = await this.#ask({ cursor: this.nextCursor, limit: PAGE });
    const known = new Set(this.items.map(({ id }) => id));
    this.items = [...this.items, ...page.items.filter(({ id }) => !known.has(id))];
    this.nextCursor = page.nextCursor;
  }

  /** Whether any that is shown has not been read. */
  get hasUnread(): boolean {
    return this.items.some(({ readAt }) => readAt === null);
  }

  /** Shows a message, or all of them, as read before the server says so. */
  markRead(id: string | null, at: string): void {
    this.items = this.items.map((message) => (id === null || message.id === id ? { ...message, readAt: message.readAt ?? at } : message));
  }
}
