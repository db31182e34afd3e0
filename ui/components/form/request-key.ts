/**
 * The Idempotency-Key of one intention. The same content keeps its key until the server has answered, so that a retry
 * after a lost answer is recognized and nothing happens twice; other content gets another key.
 */
export class RequestKey {
  #key: string | null = null;
  #content: string | null = null;
  readonly #create: () => string;

  constructor(create: () => string = () => crypto.randomUUID()) {
    this.#create = create;
  }

  /** The key under which this content is sent. */
  for(content: unknown): string {
    const text = JSON.stringify(content);
    if (this.#key === null || this.#content !== text) {
      this.#key = this.#create();
      this.#content = text;
    }
    return this.#key;
  }

  /** The server has answered finally; the next attempt is a new intention. */
  answered(): void {
    this.#key = null;
    this.#content = null;
  }
}
