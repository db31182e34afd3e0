import { HttpProblem } from '../../http/http-problem.ts';
import type { ReviewGateway } from './review-gateway.ts';
import type { CaseView, Disclosed } from './review-types.ts';

export interface DisclosureOptions {
  readonly gateway: Pick<ReviewGateway, 'disclose'>;
  readonly changed: () => void;
  /** Told of a refusal that no dialog shows. */
  readonly refused: (problem: HttpProblem) => void;
}

/** Sensitive values of the case on the screen, once a person has asked to see them; forgotten with the case. */
export class Disclosure {
  /** A reason is wanted. */
  isAsking = false;
  #caseId = '';
  #values: Disclosed | null = null;
  readonly #options: DisclosureOptions;

  constructor(options: DisclosureOptions) {
    this.#options = options;
  }

  /** Whole values, or null while they are masked. */
  of(caseId: string): Disclosed | null {
    return caseId === this.#caseId ? this.#values : null;
  }

  /** Shows the values of a case, or asks for the reason first. */
  async wish({ id, disclosure }: Pick<CaseView, 'id' | 'disclosure'>): Promise<void> {
    this.#caseId = id;
    this.#values = null;
    this.isAsking = disclosure === 'reason';
    this.#options.changed();
    if (this.isAsking) return;
    try {
      await this.#open(null);
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.#options.refused(error);
    }
  }

  /** Shows the values for a reason. Throws HttpProblem for what is not granted. */
  readonly giveReason = async (reason: string): Promise<void> => {
    await this.#open(reason);
  };

  readonly decline = (): void => {
    this.isAsking = false;
    this.#options.changed();
  };

  async #open(reason: string | null): Promise<void> {
    const caseId = this.#caseId;
    const values = await this.#options.gateway.disclose(caseId, reason);
    if (caseId !== this.#caseId) return;
    this.#values = values;
    this.isAsking = false;
    this.#options.changed();
  }
}
