import type { CheckResult } from '../../../workflows/shared/checks.ts';
import { RequestKey } from '../../components/form/request-key.ts';
import { isUnanswered } from '../../components/form/unanswered.ts';
import { HttpProblem } from '../../http/http-problem.ts';

/** What the submission needs of the server; both throw HttpProblem. */
export interface SubmissionGateway<Entry extends { readonly form: object }, Answer> {
  check(entry: Entry, key: string): Promise<readonly CheckResult[]>;
  submit(entry: Entry, key: string): Promise<Answer>;
}

export type SubmissionPhase = 'filling' | 'checking' | 'checked' | 'submitting' | 'submitted';

/**
 * How a form is submitted, for the first time or mended: it is checked first, and may go on by itself when every check
 * passed; otherwise the applicant reads what was found and mends it or submits anyway.
 */
export class Submission<Entry extends { readonly form: object }, Answer> {
  phase: SubmissionPhase = 'filling';
  checks: readonly CheckResult[] = [];
  problem: HttpProblem | null = null;
  receipt: Answer | null = null;
  readonly #gateway: SubmissionGateway<Entry, Answer>;
  readonly #changed: () => void;
  readonly #checkKey = new RequestKey();
  readonly #submitKey = new RequestKey();

  constructor(gateway: SubmissionGateway<Entry, Answer>, changed: () => void) {
    this.#gateway = gateway;
    this.#changed = changed;
  }

  get isBusy(): boolean {
    return this.phase === 'checking' || this.phase === 'submitting';
  }

  /** The form was changed: what was found about it no longer holds. */
  edited(): void {
    if (this.isBusy) return;
    this.phase = 'filling';
    this.checks = [];
    this.problem = null;
  }

  /** Checks, then submits unless something was found. */
  async start(entry: Entry): Promise<void> {
    await this.check(entry);
    if (this.phase === 'checked' && this.problem === null && this.checks.every(({ result }) => result === 'passed')) await this.submit(entry);
  }

  /** Checks, and goes no further. */
  async check(entry: Entry): Promise<void> {
    const checks = await this.#attempt('checking', this.#checkKey, entry.form,
      (key) => this.#gateway.check(entry, key));
    if (checks === null) return;
    this.checks = checks;
    this.#enter('checked');
  }

  /** Submits, whatever was found. */
  async submit(entry: Entry): Promise<void> {
    const receipt = await this.#attempt('submitting', this.#submitKey, entry,
      (key) => this.#gateway.submit(entry, key));
    if (receipt === null) return;
    this.receipt = receipt;
    this.#enter('submitted');
  }

  /** The answer, or null when there was a problem; what was found before stands then. */
  async #attempt<Found>(
    phase: 'checking' | 'submitting', key: RequestKey, content: unknown, send: (key: string) => Promise<Found>,
  ): Promise<Found | null> {
    this.problem = null;
    this.#enter(phase);
    try {
      const answer = await send(key.for(content));
      key.answered();
      return answer;
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      if (!isUnanswered(error)) key.answered();
      this.problem = error;
      this.#enter(this.checks.length > 0 ? 'checked' : 'filling');
      return null;
    }
  }

  #enter(phase: SubmissionPhase): void {
    this.phase = phase;
    this.#changed();
  }
}
