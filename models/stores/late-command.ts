import { Op, type Transaction } from 'sequelize';
import { EDGES_OF_PEOPLE, type Verb, verbOfEdge } from '../../workflows/shared/flow.ts';
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

/**
 * What to answer to a command that came after the case had moved on: the same person has done the same already, or
 * somebody else was faster (null when it moved by itself).
 */
export async function findLateCommand(
  { caseId, accountId, verb, expectedRevision }: LateCommand, transaction: Transaction | null = null,
): Promise<LateAnswer> {
  const first = await CaseEventModel.findOne({
    where: { caseId, edge: { [Op.in]: [...EDGES_OF_PEOPLE] }, revision: { [Op.gt]: expectedRevision } },
    order: [['revision', 'ASC']], transaction,
  });
  return first !== null && first.accountId === accountId && verbOfEdge(first.edge) === verb
    ? { status: 'already_applied', eventId: first.id }
    : { status: 'stale', eventId: first?.id ?? null };
}

/**
 * As {@link findLateCommand}, when the workflow has ended before it could answer: this request may be what has ended it.
 */
export async function findAnswerOfEnded(
  { requestId, ...command }: LateCommand & { readonly requestId: string },
): Promise<LateAnswer | { readonly status: 'applied'; readonly eventId: string }> {
  const own = await CaseEventModel.findOne({ where: { caseId: command.caseId, requestId } });
  return own === null ? findLateCommand(command) : { status: 'applied', eventId: own.id };
}
