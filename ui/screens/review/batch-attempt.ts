import { RequestKey } from '../../components/form/request-key.ts';
import { isUnanswered } from '../../components/form/unanswered.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import type { BatchGateway, BatchRequest, BatchSummary } from './batch-gateway.ts';

export interface BatchAttemptOptions {
  readonly gateway: BatchGateway;
  readonly request: BatchRequest;
  /** Called when something here has changed. */
  readonly changed: () => void;
}

/**
 * From "decide all of these" to a batch that runs: counts what is meant, sends what was confirmed, and counts again where
 * that has changed in between. Pressing twice, or again after a lost answer, makes one batch.
 */
export class BatchAttempt {
  /** Null until it is counted. */
  summary: BatchSummary | null = null;
  problem: HttpProblem | null = null;
  isSending = false;
  /** Whether the number has changed since the person confirmed another one. */
  hasChanged = false;
  readonly #options: BatchAttemptOptions;
  readonly #key = new RequestKey();

  constructor(options: BatchAttemptOptions) {
    this.#options = options;
  }

  /** Whether it could be sent. */
  get isReady(): boolean {
    return this.summary !== null && this.summary.count > 0 && this.summary.count <= this.summary.limit && !this.isSending;
  }

  async count(): Promise<void> {
    const { gateway, request, changed } = this.#options;
    this.problem = null;
    changed();
    try {
      this.summary = await gateway.summarize(request);
    } catch (error) {
      this.problem = problemIn(error);
    }
    changed();
  }

  /** Gives the id of the batch, or null when there is none; then the problem is here. */
  async send(reason: string): Promise<string | null> {
    const { gateway, request, changed } = this.#options;
    if (!this.isReady || this.summary === null) return null;
    const confirmed = { count: this.summary.count, reason };
    this.isSending = true;
    this.hasChanged = false;
    this.problem = null;
    changed();
    try {
      return await gateway.begin(request, confirmed, this.#key.for({ request, confirmed }));
    } catch (error) {
      await this.#fail(problemIn(error));
      return null;
    } finally {
      this.isSending = false;
      changed();
    }
  }

  async #fail(problem: HttpProblem): Promise<void> {
    if (!isUnanswered(problem)) this.#key.answered();
    this.problem = problem;
    if (problem.code !== 'batch-count-changed') return;
    await this.count();
    this.hasChanged = this.problem === null;
  }
}

function problemIn(error: unknown): HttpProblem {
  if (!(error instanceof HttpProblem)) throw error;
  return error;
}
