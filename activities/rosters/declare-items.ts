import { ApplicationFailure } from '@temporalio/activity';
import { isOutage } from '../../models/database.ts';
import { RosterModel } from '../../models/roster.ts';
import { openRosterForm } from '../../models/stores/create-roster.ts';
import { listWaitingPeople, readRosterProgress, type WaitingPerson, writeRosterReceipt } from '../../models/stores/roster-items.ts';
import type { RosterStep, RosterStepInput } from '../../workflows/kit/ports.ts';
import { FAILURE } from '../../workflows/shared/failures.ts';
import { inLanes, type StepContext } from '../lanes.ts';
import { declareItem, type RosterDeps, type RosterOrder } from './declare-item.ts';

/** People declared for by one step: so often a supervisor sees how far a roster is, and the instant moves on. */
const PEOPLE_PER_STEP = 250;

/**
 * Declares for the next people that wait, each in a transaction of his own.
 *
 * Safe to retry: it goes on where rows have no result, beside another run too.
 */
export async function declareItems(deps: RosterDeps, { rosterId, at }: RosterStepInput, context: StepContext): Promise<RosterStep> {
  const roster = await RosterModel.findByPk(rosterId);
  if (roster === null) throw ApplicationFailure.nonRetryable('There is no such roster', FAILURE.rosterMissing);
  const order = { roster, form: openRosterForm(deps.sealing, roster), at };
  const people = await listWaitingPeople(deps.sequelize, rosterId, PEOPLE_PER_STEP);
  await inLanes(people, context, (person) => declareOne(deps, order, person, context));
  const { counts, waiting, isCancelRequested } = await readRosterProgress(deps.sequelize, rosterId);
  return { counts, isOver: waiting === 0 || isCancelRequested };
}

/** Somebody for whom it fails by a fault of ours is refused and says so; an outage fails the step, which is tried again. */
async function declareOne(deps: RosterDeps, order: RosterOrder, person: WaitingPerson, { logger }: StepContext): Promise<boolean> {
  try {
    return await declareItem(deps, order, person);
  } catch (error) {
    if (isOutage(error)) throw error;
    const { roster: { id: rosterId }, at } = order;
    logger.error({ event: 'roster-item-failed', rosterId, error });
    return writeRosterReceipt(deps.sequelize, { rosterId, position: person.position, at, result: 'refused', reasonCode: 'internal', caseId: null });
  }
}
