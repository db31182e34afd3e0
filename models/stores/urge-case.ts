import type { Sequelize, Transaction } from 'sequelize';
import { dayOf, startOfDay } from '../../workflows/shared/time.ts';
import type { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';
import { appendDeskEvent, aroundCase, type DeskActor } from './desk-event.ts';
import { addToOutbox } from './outbox.ts';
import { findEventOf } from './requests.ts';

export interface UrgeInput {
  readonly caseId: string;
  readonly actor: DeskActor;
  readonly requestId: string;
  readonly at: string;
}

/** Whether an applicant may urge the reviewers of his case: once a day while it waits for them. */
export type Urging = 'possible' | 'urged-today' | 'not-waiting';

/** Reads whether a case can be urged at an instant. */
export async function findUrging(
  sequelize: Sequelize, { id, status }: Pick<CaseModel, 'id' | 'status'>, at: string, transaction: Transaction | null = null,
): Promise<Urging> {
  if (status !== 'reviewing') return 'not-waiting';
  const urged = await queryRows(sequelize, `
    SELECT id FROM case_events WHERE case_id = :id AND edge = 'urge' AND at >= :since LIMIT 1`, { id, since: startOfDay(dayOf(at)) }, transaction);
  return urged.length === 0 ? 'possible' : 'urged-today';
}

/**
 * An applicant urges whoever reviews his case, once a day (docs/rules.md, "Around a case").
 *
 * Safe to retry: one request urges once.
 *
 * @returns why it was not possible, and then nothing is written; otherwise `urged`.
 */
export async function urgeCase(sequelize: Sequelize, { caseId, actor, requestId, at }: UrgeInput): Promise<'urged' | Exclude<Urging, 'possible'>> {
  return aroundCase(sequelize, caseId, async (found, transaction) => {
    if (await findEventOf(sequelize, requestId, transaction) !== null) return 'urged';
    const urging = await findUrging(sequelize, found, at, transaction);
    if (urging !== 'possible') return urging;
    await appendDeskEvent(found, { edge: 'urge', at, actor, requestId }, transaction);
    await addToOutbox(sequelize, { topic: 'notifyReviewers', payload: { caseId, message: 'urged' }, at }, transaction);
    return 'urged';
  });
}
