import type { Sequelize, Transaction } from 'sequelize';
import { type Addition, additionsOf, addedBelow, besides, sidesInOrder } from '../../workflows/shared/added-reviewers.ts';
import { type Side, sidesOf, type StepDefinition } from '../../workflows/shared/flow.ts';
import type { CaseModel } from '../case.ts';
import { queryPrepared } from '../database.ts';

/** What of a case says who was added to its present step, in its present round. */
export type AddedCase = Pick<CaseModel, 'id' | 'step' | 'round' | 'additions'>;

/** The additions to the present step of a case, in its present round. */
export function presentAdditions(found: Omit<AddedCase, 'id'>): Addition[] {
  return additionsOf(found.additions, found);
}

/** The sides of the present step of a case that have approved in its present round. */
export async function listApproved(sequelize: Sequelize, found: AddedCase, transaction: Transaction): Promise<Set<Side>> {
  const rows = await queryPrepared<{ side: Side }>(sequelize, `
    SELECT side FROM decisions WHERE case_id = $caseId AND step = $step AND round = $round AND is_final AND verb = 'approve'`,
  { caseId: found.id, step: found.step, round: found.round }, transaction);
  return new Set(rows.map(({ side }) => side));
}

/** Whether a side is not the last of the present step, because others that were added, or wait for those, have not approved. Reads nothing where nobody was added. */
export async function isOneOfMore(
  sequelize: Sequelize, found: AddedCase, { step, side }: { step: StepDefinition; side: Side }, transaction: Transaction,
): Promise<boolean> {
  const additions = presentAdditions(found);
  if (additions.length === 0) return false;
  const approved = await listApproved(sequelize, found, transaction);
  return sidesInOrder(sidesOf(step), additions).some((other) => other !== side && !approved.has(other));
}

/** The memberships of whoever asked, and of the one in whose place he did. */
export function askersOf({ askedBy, askedFor }: Pick<Addition, 'askedBy' | 'askedFor'>): string[] {
  return askedFor === null ? [askedBy] : [askedBy, askedFor];
}

/**
 * Who does not decide a side of the present step: who asked for it, who has decided a side beside it, and in whose place (docs/rules.md,
 * "Added reviewers"). Blind indexes of ID numbers. Reads nothing where nobody was added.
 */
export async function listBarred(sequelize: Sequelize, found: AddedCase, side: Side, transaction: Transaction): Promise<string[]> {
  const additions = presentAdditions(found);
  const sides = besides(side, additions);
  if (sides.length === 0) return [];
  const askers = additions.filter((added) => added.side === side).flatMap(askersOf);
  const rows = await queryPrepared<{ personIndex: string }>(sequelize, `
    SELECT DISTINCT p.id_number_index AS "personIndex" FROM accounts a JOIN persons p ON p.id = a.person_id
    WHERE p.id_number_index IS NOT NULL AND (a.id IN (SELECT account_id FROM memberships WHERE id = ANY($askers))
      OR a.id IN (SELECT account_id FROM decisions WHERE case_id = $caseId AND step = $step AND round = $round AND side = ANY($sides))
      OR a.id IN (SELECT m.account_id FROM decisions d JOIN memberships m ON m.id = d.on_behalf_of
        WHERE d.case_id = $caseId AND d.step = $step AND d.round = $round AND d.side = ANY($sides)))
    ORDER BY 1`, { askers, sides, caseId: found.id, step: found.step, round: found.round }, transaction);
  return rows.map(({ personIndex }) => personIndex);
}

/**
 * Forgets who was added below a side and has not approved, because another organization takes the side over and decides afresh.
 * The row is not saved here; events keep who was asked.
 *
 * @returns the sides that were forgotten.
 */
export async function forgetAddedBelow(sequelize: Sequelize, found: CaseModel, side: Side, transaction: Transaction): Promise<Side[]> {
  const additions = presentAdditions(found);
  const below = addedBelow(side, additions);
  if (below.length === 0) return [];
  const approved = await listApproved(sequelize, found, transaction);
  const forgotten = below.filter((added) => !approved.has(added));
  found.set({ additions: found.additions.filter((added) => !additions.includes(added) || !forgotten.includes(added.side)) });
  return forgotten;
}
