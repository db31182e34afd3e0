import { Op, type Transaction } from 'sequelize';
import { DecisionModel } from '../decision.ts';

export interface LateDecision {
  readonly caseId: string;
  readonly accountId: string;
  readonly verb: string;
  /** The revision the person saw. */
  readonly expectedRevision: number;
}

/**
 * What to answer to a decision that came after the step had moved on: the same person has decided the same already, or
 * somebody else has (null when it moved without a decision).
 */
export async function findLateDecision(
  { caseId, accountId, verb, expectedRevision }: LateDecision, transaction: Transaction | null = null,
): Promise<{ status: 'already_applied'; decisionId: string } | { status: 'stale'; decisionId: string | null }> {
  const first = await DecisionModel.findOne({
    where: { caseId, isFinal: true, revision: { [Op.gt]: expectedRevision } }, order: [['revision', 'ASC']], transaction,
  });
  return first !== null && first.accountId === accountId && first.verb === verb
    ? { status: 'already_applied', decisionId: first.id }
    : { status: 'stale', decisionId: first?.id ?? null };
}
