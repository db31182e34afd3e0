import { RequestKey } from '../../components/form/request-key.ts';
import { isUnanswered } from '../../components/form/unanswered.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import type { OwnCaseGateway, Withdrawal } from './own-case-gateway.ts';

/** How a withdrawal goes: sent once at a time, and again under its key while nobody knows what became of it. */
export class Withdrawing {
  isBusy = false;
  problem: HttpProblem | null = null;
  readonly #gateway: Pick<OwnCaseGateway, 'withdraw'>;
  readonly #changed: () => void;
  readonly #key = new RequestKey();

  constructor(gateway: Pick<OwnCaseGateway, 'withdraw'>, changed: () => void) {
    this.#gateway = gateway;
    this.#changed = changed;
  }

  /** True once it is withdrawn; otherwise `problem` says why not. */
  async send(withdrawal: Withdrawal): Promise<boolean> {
    if (this.isBusy) return false;
    this.#set(true, null);
    try {
      await this.#gateway.withdraw(withdrawal, this.#key.for(withdrawal));
      this.#key.answered();
      this.#set(false, null);
      return true;
    } catch (error) {
      if (!(error instanceof HttpProblem)) {
        this.#set(false, null);
        throw error;
      }
      if (!isUnanswered(error)) this.#key.answered();
      this.#set(false, error);
      return false;
    }
  }

  #set(isBusy: boolean, problem: HttpProblem | null): void {
    this.isBusy = isBusy;
    this.problem = problem;
    this.#changed();
  }
}
