import { Op, type Transaction } from 'sequelize';
import { APPLICANT_VERBS, DECISION_VERBS, EDGE_VERBS, type Verb } from '../../workflows/shared/flow.ts';
import { CaseEventModel } from '../case-event.ts';

export interface LateCommand {
  readonly caseId: string;
  /** Null for an applicant without an account. */
  readonly accountId: string | null;
  readonly verb: Verb;
  /** The revision the person saw. */
  readonly expectedRevision: number;
}

export type LateAnswer =
  | { readonly status: 'already_applied'; readonly eventId: string }
  | { readonly status: 'stale'; readonly eventId: string | null };

/** What people did, not what the system did by itself. */
const BY_PEOPLE: readonly string[] = [...DECISION_VERBS, ...Object.keys(EDGE_VERBS), ...APPLICANT_VERBS];

/**
 * What to answer to a command that came after the case had moved on: the same person has done the same already, or
 * somebody else was faster (null when it moved by itself).
 */
export async function findLateCommand(
  { caseId, accountId, verb, expectedRevision }: LateCommand, transaction: Transaction | null = null,
): Promise<LateAnswer> {
  const first = await CaseEventModel.findOne({
    where: { caseId, edge: { [Op.in]: [...BY_PEOPLE] }, revision: { [Op.gt]: expectedRevision } },
    order: [['revision', 'ASC']], transaction,
  });
  return first !== null && first.accountId === accountId && verbOf(first.edge) === verb
    ? { status: 'already_applied', eventId: first.id }
    : { status: 'stale', eventId: first?.id ?? null };
}

/** The verb that took an edge. */
function verbOf(edge: string): string {
  const verb: unknown = Reflect.get(EDGE_VERBS, edge);
  return typeof verb === 'string' ? verb : edge;
}
