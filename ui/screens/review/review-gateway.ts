import type { DecisionVerb, ReturnCode } from '../../../workflows/shared/flow.ts';
import type { InboxQuery } from './inbox-query.ts';
import type { CaseView, Disclosed, TaskPage } from './review-types.ts';

/** A decision as a person makes it. */
export interface Decision {
  readonly caseId: string;
  readonly subjectName: string;
  readonly verb: DecisionVerb;
  /** Why a case is returned that should never have come here; null for any other reason. */
  readonly returnCode: ReturnCode | null;
  /** The revision that was on the screen. */
  readonly expectedRevision: number;
  /** Empty for none. */
  readonly reason: string;
  /** The often-given reason that it was made from; null for none. */
  readonly reasonCode: string | null;
  /** How many hours an approval recognizes, where it says so; in steps of 0.5. */
  readonly recognizedHours: number | null;
}

/** What the server says of a decision it did not refuse. */
export type DecisionAnswer = 'applied' | 'already_applied' | 'in_progress';

/** What a review needs of the server. Every method throws HttpProblem for whatever was not granted. */
export interface ReviewGateway {
  listTasks(query: InboxQuery, page: { readonly cursor: string | null; readonly limit: number }): Promise<TaskPage>;
  readCase(caseId: string): Promise<CaseView>;
  /** Safe to retry: under the same key, a decision happens once. */
  decide(decision: Decision, key: string): Promise<DecisionAnswer>;
  pollDecision(key: string): Promise<DecisionAnswer>;
  /** Marks the record of a closed case as void. Safe to retry. */
  voidCase(caseId: string, reason: string, key: string): Promise<void>;
  /** Takes back what was recognized. Safe to retry. */
  revokeHours(caseId: string, reason: string, key: string): Promise<void>;
  /** What a case shows masked, whole; needs a reason the first time. Safe to retry. */
  disclose(caseId: string, reason: string | null): Promise<Disclosed>;
  /** Takes a case out of one's own lists, or puts it back. Safe to retry. */
  setHidden(caseId: string, isHidden: boolean): Promise<void>;
}
