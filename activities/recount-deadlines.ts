import type { Sequelize } from 'sequelize';
import { withTransaction } from '../models/database.ts';
import type { OutboxPayload } from '../models/outbox-entry.ts';
import { appendEvent } from '../models/stores/append-event.ts';
import { listWaitingOver } from '../models/stores/calendar.ts';
import { lockCase } from '../models/stores/open-case.ts';
import { addToOutbox } from '../models/stores/outbox.ts';
import { recountWaiting } from '../models/stores/waiting.ts';

/** How many cases one entry of the outbox takes; it leaves the next ones to another. */
const CASES_AT_ONCE = 200;

/**
 * Counts deadlines again of cases that wait over a day of which the calendar now says something else: one transaction per case,
 * whose workflow follows by `resync` (docs/rules.md, "Working days").
 *
 * Safe to retry: deadlines that are counted again stay as they are, and nothing is written then.
 */
export async function recountDeadlines(
  { sequelize }: { readonly sequelize: Sequelize }, { divisionCode, day, afterCaseId }: OutboxPayload<'recountDeadlines'>,
): Promise<void> {
  const caseIds = await listWaitingOver(sequelize, { divisionCode, day, afterCaseId, limit: CASES_AT_ONCE });
  const at = new Date().toISOString();
  for (const caseId of caseIds) await recountCase(sequelize, caseId, at);
  const last = caseIds.at(-1);
  if (last === undefined || caseIds.length < CASES_AT_ONCE) return;
  await withTransaction(sequelize, (transaction) =>
    addToOutbox(sequelize, { topic: 'recountDeadlines', payload: { divisionCode, day, afterCaseId: last }, at }, transaction));
}

async function recountCase(sequelize: Sequelize, caseId: string, at: string): Promise<void> {
  await withTransaction(sequelize, async (transaction) => {
    const found = await lockCase(caseId, transaction);
    if (found === null || found.outcome !== null || !await recountWaiting(sequelize, found, transaction)) return;
    found.revision += 1;
    await appendEvent(found, { edge: 'recount', fromStatus: found.status, at, actor: null }, transaction);
    await found.save({ transaction });
    await addToOutbox(sequelize, { topic: 'resyncCase', payload: { caseId }, at }, transaction);
  });
}
