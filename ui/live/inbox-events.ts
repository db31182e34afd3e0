/** The part of an `EventSource` that is used. */
export interface EventStream {
  readonly readyState: number;
  addEventListener(type: string, listener: () => void): void;
  close(): void;
}

/** The part of a `BroadcastChannel` that is used. */
export interface TabChannel {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

/** What the browser gives; tests give their own. */
export interface StreamPlatform {
  /** Runs `work` while this tab holds the lock; null where the browser has no locks: there, lists are asked for from time to time alone. */
  readonly lock: ((work: () => Promise<void>, signal: AbortSignal) => Promise<unknown>) | null;
  readonly channel: () => TabChannel;
  readonly source: () => EventStream;
  /** Calls back after so many milliseconds, unless what it gives is called before. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
}

/** A server that refuses the stream is asked again after this time. */
const RETRY_MS = 15_000;

/** `EventSource.CLOSED`: it does not try again by itself. */
const CLOSED = 2;

type Message = 'changed' | 'live' | 'away' | 'asks';

/** Says when the inbox has changed: over one connection for all tabs of the browser. */
export class InboxEvents {
  /** Whether changes are heard of; without, whoever shows a list has to ask. */
  isLive = false;
  readonly #platform: StreamPlatform;
  readonly #listeners = new Set<() => void>();
  #stop: (() => void) | null = null;
  #reopen: () => void = () => {};

  constructor(platform: StreamPlatform) {
    this.#platform = platform;
  }

  /** Calls `changed` with every change until what this gives is called. The first one opens the stream, the last one ends it. */
  listen(changed: () => void): () => void {
    this.#listeners.add(changed);
    this.#stop ??= this.#start();
    return () => {
      this.#listeners.delete(changed);
      if (this.#listeners.size > 0) return;
      this.#stop?.();
      this.#stop = null;
      this.isLive = false;
    };
  }

  /** The person has signed in again, or acts in another membership: the stream is asked for anew. */
  renew(): void {
    this.#reopen();
  }

  #start(): () => void {
    const { lock } = this.#platform;
    if (lock === null) return () => {};
    const channel = this.#platform.channel();
    const abort = new AbortController();
    channel.onmessage = ({ data }) => { this.#hear(data); };
    const say = (message: Message): void => {
      channel.postMessage(message);
      this.#hear(message);
    };
    channel.postMessage('asks' satisfies Message);
    lock(() => this.#lead(channel, say, abort.signal), abort.signal).catch(() => {
      // Nobody waits for the lock any more.
    });
    return () => {
      abort.abort();
      channel.close();
    };
  }

  #hear(message: unknown): void {
    if (message === 'live' || message === 'away') this.isLive = message === 'live';
    if (message !== 'changed') return;
    for (const changed of this.#listeners) changed();
  }

  /** Holds the connection until the tab needs it no more. */
  #lead(channel: TabChannel, say: (message: Message) => void, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      let source = this.#platform.source();
      let cancel = (): void => {};
      const open = (): void => {
        cancel();
        source.close();
        source = this.#platform.source();
        follow();
      };
      const follow = (): void => {
        const present = source;
        present.addEventListener('ready', () => {
          say('live');
          // What happened while nobody listened is unknown: a list may be older than the stream, the first time too.
          say('changed');
        });
        present.addEventListener('inbox', () => { say('changed'); });
        present.addEventListener('error', () => {
          say('away');
          if (present.readyState === CLOSED) cancel = this.#platform.later(open, RETRY_MS);
        });
      };
      channel.onmessage = ({ data }) => {
        if (data === 'asks' && this.isLive) channel.postMessage('live' satisfies Message);
      };
      this.#reopen = open;
      signal.addEventListener('abort', () => {
        cancel();
        source.close();
        this.#reopen = () => {};
        resolve();
      });
      follow();
    });
  }
}
