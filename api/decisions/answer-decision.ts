import type { Context } from 'hono';
import { writeAudit } from '../../models/stores/audit.ts';
import { findDecisionFacts } from '../../models/stores/case-view.ts';
import { MIN_REASON_LENGTH } from '../../workflows/shared/flow.ts';
import type { ForbiddenReason, InvalidReason } from '../../workflows/shared/decision.ts';
import type { ProblemCode } from '../../workflows/shared/problems.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { ProblemError } from '../problem.ts';
import type { DecisionToSend, SentDecision } from './send-decision.ts';

const problemOfForbidden = {
  'own-submission': 'own-submission', 'right-missing': 'forbidden', 'session-ended': 'forbidden',
  'assertion-expired': 'assertion-refused', 'assertion-invalid': 'assertion-refused',
} satisfies Record<ForbiddenReason, ProblemCode>;

/** A request that is gone was given up before the decision arrived: whoever sent it has been told so. */
const problemOfInvalid = {
  'reason-required': 'reason-required', 'verb-not-offered': 'verb-not-offered',
  'request-missing': 'not-applied', 'body-mismatch': 'not-applied',
} satisfies Record<InvalidReason, ProblemCode>;

/** What a decided step answers with status 200. */
export interface DecidedAnswer {
  readonly status: 'applied' | 'already_applied';
  readonly decisionId: string;
}

/**
 * Turns what became of a decision into its answer; null while it is on its way. A denied attempt is written to the audit
 * trail.
 *
 * @throws ProblemError for everything that was not applied.
 */
export async function answerDecision(
  c: Context<AppEnv>, deps: ApiDeps, decision: DecisionToSend, sent: SentDecision,
): Promise<DecidedAnswer | null> {
  switch (sent.status) {
    case 'in_progress':
      return null;
    case 'applied':
    case 'already_applied':
      return { status: sent.status, decisionId: sent.decisionId };
    case 'stale': {
      const facts = sent.decisionId === null ? null : await findDecisionFacts(deps.sequelize, sent.decisionId);
      throw new ProblemError('stale', facts === null ? {} : { facts });
    }
    case 'forbidden': {
      const { accountId, membershipId, caseId } = decision;
      await writeAudit({
        action: 'case.decided', result: 'denied', code: sent.reason, accountId, membershipId, subjectType: 'Case', subjectId: caseId,
        requestId: c.var.requestId,
      });
      throw new ProblemError(problemOfForbidden[sent.reason]);
    }
    case 'invalid':
      throw new ProblemError(problemOfInvalid[sent.reason], sent.reason === 'reason-required'
        ? { errors: [{ field: 'reason', code: 'tooSmall', params: { minimum: MIN_REASON_LENGTH } }] } : {});
    case 'not_applied':
      throw new ProblemError('not-applied');
  }
}
