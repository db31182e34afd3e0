import type { Sequelize, Transaction } from 'sequelize';
import { type Addition, dueSides } from '../../workflows/shared/added-reviewers.ts';
import { type Side, sidesOf, type StepDefinition } from '../../workflows/shared/flow.ts';
import type { CaseModel } from '../case.ts';
import { queryPrepared } from '../database.ts';
import type { OutboxMessage } from '../outbox-entry.ts';
import { TaskModel } from '../task.ts';
import { askersOf, listApproved, presentAdditions } from './added-reviewers.ts';
import { openTasks, type SideReviewer } from './open-case.ts';
import { addToOutbox } from './outbox.ts';
import type { Reviewer } from './reviewer.ts';
import type { CounterMove } from './task-counters.ts';
import { keepWaiting } from './waiting.ts';

/**
 * Opens the sides of the present step whose turn has come and that do not wait yet: reviewers who were added, and those who
 * asked them first (docs/rules.md, "Added reviewers"). All that is open waits anew from then on; whoever saw another side
 * of the step before still decides it. The case, which has moved to its new revision, is not saved here.
 *
 * @returns what that does to the counters, for `moveCounters` at the end of the transaction; nothing where nobody was added.
 */
export async function openDueSides(
  sequelize: Sequelize, found: CaseModel, { step, at }: { step: StepDefinition; at: string }, transaction: Transaction,
): Promise<CounterMove[]> {
  const additions = presentAdditions(found);
  if (additions.length === 0) return [];
  const due = dueSides(sidesOf(step), additions, await listApproved(sequelize, found, transaction));
  const tasks = await TaskModel.findAll({
    where: { caseId: found.id, step: step.name, round: found.round }, order: [['openedAt', 'DESC'], ['stepRev', 'DESC']], transaction,
  });
  const waiting = due.filter((side) => !tasks.some((task) => task.side === side && task.state === 'open'));
  if (waiting.length === 0) return [];
  const sides = await Promise.all(waiting.map((side) => reviewerOf(sequelize, { side, tasks, additions }, transaction)));
  const opened = await openTasks(sequelize, found, { step, at, sides, isQuiet: true }, transaction);
  await keepWaiting(sequelize, found, transaction);
  for (const side of sides) await addToOutbox(sequelize, { ...messageFor(found.id, side, additions), at }, transaction);
  return opened;
}

interface Turn {
  readonly side: Side;
  /** Tasks of the step, the latest first. */
  readonly tasks: readonly TaskModel[];
  readonly additions: readonly Addition[];
}

/** Who decides a side: whoever was asked, or the one who has asked first and decides again. */
async function reviewerOf(sequelize: Sequelize, { side, tasks, additions }: Turn, transaction: Transaction): Promise<SideReviewer & { readonly isAgain: boolean }> {
  const former = tasks.find((task) => task.side === side);
  if (former !== undefined) {
    const { reviewerOrgId, reviewerSectionId: sectionId, assigneeMembershipId: assigneeId, escalated } = former;
    return { side, reviewer: await findOrganization(sequelize, reviewerOrgId, transaction), sectionId, assigneeId, escalated, isAgain: true };
  }
  const asked = additions.find((added) => added.side === side);
  if (asked === undefined) throw new RangeError(`The side ${side} has never been open`);
  const { organizationId, sectionId, membershipId: assigneeId } = asked;
  return { side, reviewer: await findOrganization(sequelize, organizationId, transaction), sectionId, assigneeId, isAgain: false };
}

async function findOrganization(sequelize: Sequelize, organizationId: string, transaction: Transaction): Promise<Reviewer> {
  const [found] = await queryPrepared<Reviewer>(sequelize, `
    SELECT id, name, short_name AS "shortName", code, division_code AS "divisionCode", path FROM organizations WHERE id = $organizationId`,
  { organizationId }, transaction);
  if (found === undefined) throw new RangeError(`There is no organization ${organizationId}`);
  return found;
}

/** Whoever was added is told so; whoever asked him first, that he has agreed. */
function messageFor(
  caseId: string, { side, assigneeId = null, isAgain }: SideReviewer & { readonly isAgain: boolean }, additions: readonly Addition[],
): OutboxMessage {
  if (isAgain) {
    const membershipIds = [...new Set(additions.filter(({ by, place }) => by === side && place === 'before').flatMap(askersOf))];
    return { topic: 'notifyMembers', payload: { caseId, membershipIds, message: 'agreed' } };
  }
  if (assigneeId !== null) return { topic: 'notifyMembers', payload: { caseId, membershipIds: [assigneeId], message: 'added' } };
  return { topic: 'notifyReviewers', payload: { caseId, message: 'added', side } };
}
