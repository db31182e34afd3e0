import { RequestKey } from '../../components/form/request-key.ts';
import { isUnanswered } from '../../components/form/unanswered.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { pause } from '../../pause.ts';
import type { Decision, DecisionAnswer, ReviewGateway } from './review-gateway.ts';

/** How one's decision on a case stands. */
export type DecisionState =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending' }
  /** The server has it and works on it. */
  | { readonly kind: 'in-progress'; readonly isLong: boolean }
  | FailedDecision;

/** A decision that does not stand, as far as is known. */
export type FailedDecision =
  /** Somebody else was faster. */
  | { readonly kind: 'stale'; readonly problem: HttpProblem }
  /** Refused for good: another attempt is another decision. */
  | { readonly kind: 'refused'; readonly problem: HttpProblem }
  /** Not looked at, or nobody knows whether it happened; trying again under the same key finds out. */
  | { readonly kind: 'unanswered'; readonly problem: HttpProblem };

const NONE: DecisionState = { kind: 'none' };

/** From here on one is told to go on with something else. */
const LONG_AFTER_POLLS = 10;
const POLL_MS = 1_000;
const SLOW_POLL_MS = 3_000;

/** So many polls in a row may fail before one is asked to try again. */
const MAX_FAILED_POLLS = 5;

interface Sent {
  readonly decision: Decision;
  readonly key: RequestKey;
}

export interface DecisionsOptions {
  readonly gateway: Pick<ReviewGateway, 'decide' | 'pollDecision'>;
  readonly changed: () => void;
  /** A decision stands. */
  readonly settled: (decision: Decision, answer: Exclude<DecisionAnswer, 'in_progress'>) => void;
  /** A decision does not stand. */
  readonly failed: (decision: Decision, state: FailedDecision) => void;
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/**
 * One's decisions on their way, by case: while the server works on one, others can be made. Every decision keeps its
 * key until it was answered for good.
 */
export class Decisions {
  readonly #options: Required<DecisionsOptions>;
  readonly #states = new Map<string, DecisionState>();
  readonly #sent = new Map<string, Sent>();

  constructor(options: DecisionsOptions) {
    this.#options = { wait: pause, ...options };
  }

  stateOf(caseId: string): DecisionState {
    return this.#states.get(caseId) ?? NONE;
  }

  /** True while a decision on the case is on its way. */
  isBusy(caseId: string): boolean {
    const { kind } = this.stateOf(caseId);
    return kind === 'sending' || kind === 'in-progress';
  }

  async decide(decision: Decision): Promise<void> {
    const { caseId } = decision;
    if (this.isBusy(caseId)) return;
    const sent = { decision, key: this.#sent.get(caseId)?.key ?? new RequestKey() };
    this.#sent.set(caseId, sent);
    this.#set(caseId, { kind: 'sending' });
    const key = sent.key.for(decision);
    try {
      const answer = await this.#options.gateway.decide(decision, key);
      this.#settle(sent, answer === 'in_progress' ? await this.#poll(caseId, key) : answer);
    } catch (error) {
      this.#refuse(sent, error);
    }
  }

  /** Sends the decision that was not answered once more, under its key. */
  async retry(caseId: string): Promise<void> {
    const sent = this.#sent.get(caseId);
    if (sent !== undefined) await this.decide(sent.decision);
  }

  /** The person has read what happened. */
  dismiss(caseId: string): void {
    if (!this.isBusy(caseId)) this.#set(caseId, NONE);
  }

  async #poll(caseId: string, key: string): Promise<Exclude<DecisionAnswer, 'in_progress'>> {
    const failures: HttpProblem[] = [];
    for (let count = 0; ; count += 1) {
      const isLong = count >= LONG_AFTER_POLLS;
      this.#set(caseId, { kind: 'in-progress', isLong });
      await this.#options.wait(isLong ? SLOW_POLL_MS : POLL_MS);
      try {
        const answer = await this.#options.gateway.pollDecision(key);
        if (answer !== 'in_progress') return answer;
        failures.length = 0;
      } catch (error) {
        if (!(error instanceof HttpProblem)) throw error;
        // The server forgets a key with the failure it answered: that one says what became of the decision.
        if (error.code === 'not-found') throw failures.at(-1) ?? error;
        if (!isUnanswered(error) || failures.push(error) === MAX_FAILED_POLLS) throw error;
      }
    }
  }

  #settle({ decision, key }: Sent, answer: Exclude<DecisionAnswer, 'in_progress'>): void {
    key.answered();
    this.#sent.delete(decision.caseId);
    this.#set(decision.caseId, NONE);
    this.#options.settled(decision, answer);
  }

  /** Rethrows what is no answer of the server: that is a fault of ours, not a refusal. */
  #refuse({ decision, key }: Sent, error: unknown): void {
    const { caseId } = decision;
    if (!(error instanceof HttpProblem)) {
      this.#set(caseId, NONE);
      throw error;
    }
    const failed: FailedDecision = { kind: kindOf(error), problem: error };
    if (failed.kind !== 'unanswered') key.answered();
    this.#set(caseId, failed);
    this.#options.failed(decision, failed);
  }

  #set(caseId: string, state: DecisionState): void {
    this.#states.set(caseId, state);
    this.#options.changed();
  }
}

function kindOf(problem: HttpProblem): FailedDecision['kind'] {
  if (isUnanswered(problem)) return 'unanswered';
  return problem.code === 'stale' ? 'stale' : 'refused';
}
