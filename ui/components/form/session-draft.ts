/** Where drafts are kept; the part of `Storage` that is used. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * A draft that outlives a reload but not the tab. Storage that is full or forbidden keeps nothing and breaks nothing;
 * what it holds may have been written by another version, so the reader says what it accepts.
 */
export class SessionDraft<Content> {
  readonly #key: string;
  readonly #isContent: (value: unknown) => value is Content;
  readonly #storage: DraftStorage;

  constructor(key: string, isContent: (value: unknown) => value is Content, storage: DraftStorage = sessionStorage) {
    this.#key = `xs-draft:${key}`;
    this.#isContent = isContent;
    this.#storage = storage;
  }

  read(): Content | null {
    try {
      const value: unknown = JSON.parse(this.#storage.getItem(this.#key) ?? 'null');
      return this.#isContent(value) ? value : null;
    } catch {
      return null;
    }
  }

  write(content: Content): void {
    try {
      this.#storage.setItem(this.#key, JSON.stringify(content));
    } catch {
      // What is on the screen stays there; only a reload would lose it.
    }
  }

  clear(): void {
    this.#storage.removeItem(this.#key);
  }
}
