import { ApplicationFailure } from '@temporalio/activity';
import { isOutage } from '../../models/database.ts';
import { RosterModel } from '../../models/roster.ts';
import { openRosterForm } from '../../models/stores/create-roster.ts';
import { listWaitingPeople, readRosterProgress, type WaitingPerson, writeRosterReceipt } from '../../models/stores/roster-items.ts';
import type { RosterStep, RosterStepInput } from '../../workflows/kit/ports.ts';
import { FAILURE } from '../../workflows/shared/failures.ts';
import { inLanes, type StepContext } from '../lanes.ts';
import { declarePeople, PEOPLE_AT_ONCE, type RosterDeps, type RosterOrder } from './declare-people.ts';

/** People declared for by one step: so often a supervisor sees how far a roster is, and the instant moves on. */
const PEOPLE_PER_STEP = 250;

/**
 * Declares for the next people that wait, some in one transaction.
 *
 * Safe to retry: it goes on where rows have no result, beside another run too.
 */
export async function declareItems(deps: RosterDeps, { rosterId, at }: RosterStepInput, context: StepContext): Promise<RosterStep> {
  const roster = await RosterModel.findByPk(rosterId);
  if (roster === null) throw ApplicationFailure.nonRetryable('There is no such roster', FAILURE.rosterMissing);
  const order = { roster, form: openRosterForm(deps.sealing, roster), at };
  const people = await listWaitingPeople(deps.sequelize, rosterId, PEOPLE_PER_STEP);
  const groups = Array.from({ length: Math.ceil(people.length / PEOPLE_AT_ONCE) }, (_group, place) => people.slice(place * PEOPLE_AT_ONCE, (place + 1) * PEOPLE_AT_ONCE));
  await inLanes(groups, context, (group) => declareGroup(deps, order, group, context));
  const { counts, waiting, isCancelRequested } = await readRosterProgress(deps.sequelize, rosterId);
  return { counts, isOver: waiting === 0 || isCancelRequested };
}

/** Where it fails by a fault of ours, each is tried alone; whoever fails then is refused and says so. An outage fails the step, which is tried again. */
async function declareGroup(deps: RosterDeps, order: RosterOrder, group: readonly WaitingPerson[], context: StepContext): Promise<boolean> {
  try {
    return await declarePeople(deps, order, group);
  } catch (error) {
    if (isOutage(error)) throw error;
    const [person] = group;
    if (person === undefined) return true;
    if (group.length === 1) return refuseOne(deps, order, person, context, error);
  }
  for (const person of group) if (!await declareGroup(deps, order, [person], context)) return false;
  return true;
}

function refuseOne({ sequelize }: RosterDeps, { roster: { id: rosterId }, at }: RosterOrder, { position }: WaitingPerson, { logger }: StepContext, error: unknown): Promise<boolean> {
  logger.error({ event: 'roster-item-failed', rosterId, error });
  return writeRosterReceipt(sequelize, { rosterId, position, at, result: 'refused', reasonCode: 'internal', caseId: null });
}
