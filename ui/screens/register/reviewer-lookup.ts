import type { Reviewer } from './registration-gateway.ts';

/** Who will review what is being filled in: asked again when division or superior change, earlier answers dropped. */
export class ReviewerLookup {
  reviewer: Reviewer | null = null;
  readonly #find: (division: string, superiorId: string) => Promise<Reviewer>;
  readonly #changed: () => void;
  #asked = '';

  constructor(find: (division: string, superiorId: string) => Promise<Reviewer>, changed: () => void) {
    this.#find = find;
    this.#changed = changed;
  }

  /** Asks for a division, and for a superior if one is chosen. A failure shows nobody, and the next change asks again; the form works without. */
  async look(division: string, superiorId: string): Promise<void> {
    const question = `${division}/${superiorId}`;
    if (question === this.#asked) return;
    this.#asked = question;
    const reviewer = division === '' ? null : await this.#find(division, superiorId).catch(() => null);
    if (question !== this.#asked) return;
    if (reviewer === null) this.#asked = '';
    this.reviewer = reviewer;
    this.#changed();
  }
}
