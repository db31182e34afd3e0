/** The cases a person has ticked in a list, and whether he goes through them alone. */
export class Selection {
  #ids: ReadonlySet<string> = new Set();
  #isAll = false;
  #isWalking = false;
  /** Where a range begins: the row that was ticked last. */
  #anchor: string | null = null;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** Whether everything that matches is meant, rows that were not fetched as well. */
  get isAll(): boolean {
    return this.#isAll;
  }

  /** Whether "next" means the next one of the selection. */
  get isWalking(): boolean {
    return this.#isWalking;
  }

  has(caseId: string): boolean {
    return this.#isAll || this.#ids.has(caseId);
  }

  /** Ticks a case, or takes the tick away. */
  toggle(caseId: string): void {
    const ids = new Set(this.#ids);
    if (!ids.delete(caseId)) ids.add(caseId);
    this.#anchor = caseId;
    this.#set(ids);
  }

  /** Ticks everything from the row that was ticked last to this one, in the order of the list. */
  extendTo(caseId: string, order: readonly string[]): void {
    const from = order.indexOf(this.#anchor ?? caseId);
    const to = order.indexOf(caseId);
    if (from === -1 || to === -1) {
      this.toggle(caseId);
      return;
    }
    this.#set(new Set([...this.#ids, ...order.slice(Math.min(from, to), Math.max(from, to) + 1)]));
  }

  selectAll(order: readonly string[]): void {
    this.#set(new Set(order));
  }

  /** Everything that matches, whatever is ticked; `order` is what is fetched of it. */
  selectAllMatching(order: readonly string[]): void {
    this.#set(new Set(order), true);
  }

  clear(): void {
    this.#anchor = null;
    this.#set(new Set());
  }

  /** From here on, "next" stays within the selection. */
  walk(): void {
    this.#isWalking = this.#ids.size > 0;
    this.#changed();
  }

  /** Drops what is no longer in the list. Tells nobody: whoever changed the list does. */
  keep(order: readonly string[]): void {
    const present = new Set(order);
    // Rows that are fetched later belong to it too.
    if (this.#isAll) this.#ids = present;
    this.#isAll &&= present.size > 0;
    if ([...this.#ids].every((id) => present.has(id))) return;
    this.#ids = new Set([...this.#ids].filter((id) => present.has(id)));
    this.#isWalking &&= this.#ids.size > 0;
  }

  #set(ids: ReadonlySet<string>, isAll = false): void {
    this.#ids = ids;
    this.#isAll = isAll;
    this.#isWalking &&= ids.size > 0;
    this.#changed();
  }
}
