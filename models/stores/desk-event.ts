import type { Sequelize, Transaction } from 'sequelize';
import type { DeskEdge } from '../../workflows/shared/flow.ts';
import type { CaseModel } from '../case.ts';
import { withTransaction } from '../database.ts';
import { appendEvent, type EventInput } from './append-event.ts';
import { lockCase } from './open-case.ts';

/** Who does something around a case: a reviewer, its applicant with an account, or null for one without. */
export type DeskActor = EventInput['actor'];

/** Does something around a case that is locked. Throws RangeError when there is no such case. */
export async function aroundCase<Result>(
  sequelize: Sequelize, caseId: string, work: (found: CaseModel, transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return withTransaction(sequelize, async (transaction) => {
    const found = await lockCase(caseId, transaction);
    if (found === null) throw new RangeError(`There is no case ${caseId}`);
    return work(found, transaction);
  });
}

/**
 * Notes what was done around a case. The case counts it and waits on as before: whoever saw it earlier still decides, and
 * its workflow need not know.
 *
 * @returns the id of the event.
 */
export async function appendDeskEvent(
  found: CaseModel, event: Omit<EventInput, 'edge' | 'fromStatus'> & { readonly edge: DeskEdge }, transaction: Transaction,
): Promise<string> {
  found.revision += 1;
  const eventId = await appendEvent(found, { ...event, fromStatus: found.status }, transaction);
  await found.save({ transaction });
  return eventId;
}
