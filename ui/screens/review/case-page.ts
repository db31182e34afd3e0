import { HttpProblem } from '../../http/http-problem.ts';
import type { ReviewGateway } from './review-gateway.ts';
import type { CaseView } from './review-types.ts';

/**
 * The case that is open: what is known of it, and what is wrong when it could not be read. Until a case has arrived, the
 * one before stays on the screen, so that going through a hundred cases does not flicker.
 */
export class CasePage {
  view: CaseView | null = null;
  problem: HttpProblem | null = null;
  #caseId: string | null = null;
  readonly #gateway: Pick<ReviewGateway, 'readCase'>;
  readonly #changed: () => void;

  constructor(gateway: Pick<ReviewGateway, 'readCase'>, changed: () => void) {
    this.#gateway = gateway;
    this.#changed = changed;
  }

  /** True when `view` is of the open case, and not still of the one before. */
  get isPresent(): boolean {
    return this.view !== null && this.view.id === this.#caseId;
  }

  /** Opens a case, or none; reading the present one again is `reload`. */
  async open(caseId: string | null): Promise<void> {
    if (caseId === this.#caseId) return;
    this.#caseId = caseId;
    if (caseId === null) this.view = null;
    await this.reload();
  }

  /** Reads the open case again; what is known of it stays on the screen meanwhile. Answers to an earlier case are dropped. */
  async reload(): Promise<void> {
    const caseId = this.#caseId;
    this.problem = null;
    this.#changed();
    if (caseId === null) return;
    try {
      const view = await this.#gateway.readCase(caseId);
      if (caseId !== this.#caseId) return;
      this.view = view;
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      if (caseId !== this.#caseId) return;
      this.problem = error;
      if (!this.isPresent) this.view = null;
    }
    this.#changed();
  }
}
