import type { Sequelize, Transaction } from 'sequelize';
import { queryRows } from '../database.ts';
import { addManyToOutbox } from './outbox.ts';

/** Whether nobody up to the province could decide a case, alias `c`, when it was to be opened, and it waits since (docs/rules.md, "Who reviews"). */
const IS_UNASSIGNED = `c.status = 'received' AND EXISTS (SELECT FROM case_events e WHERE e.case_id = c.id AND e.edge = 'unassigned')`;

/** Ids of the organizations that are asked who decides a case, alias `c`: along the line of command and the bureaus of its division. */
const ASKED = `
  SELECT unnest(o.path) FROM organizations o WHERE o.id IN (c.superior_id, c.successor_id)
  UNION SELECT o.id FROM organizations o WHERE o.kind = 'hrss' AND o.division_code IN (
    WITH RECURSIVE up AS (
      SELECT code, parent_code FROM divisions WHERE code = c.division_code
      UNION ALL SELECT d.code, d.parent_code FROM divisions d JOIN up ON d.code = up.parent_code
    ) SELECT code FROM up)`;

/**
 * Has the workflows of cases that nobody could decide ask again at once, because somebody has come to an organization that they
 * ask. They would ask by themselves, up to a day later.
 */
export async function askAgainWhoDecides(
  sequelize: Sequelize, { organizationId, at }: { readonly organizationId: string; readonly at: string }, transaction: Transaction,
): Promise<void> {
  const rows = await queryRows<{ caseId: string }>(sequelize, `
    SELECT c.id AS "caseId" FROM cases c WHERE ${IS_UNASSIGNED} AND :organizationId IN (${ASKED})
      AND NOT EXISTS (SELECT FROM outbox o WHERE o.topic = 'resyncCase' AND o.done_at IS NULL AND o.payload ->> 'caseId' = CAST(c.id AS text))
    ORDER BY c.id`, { organizationId }, transaction);
  if (rows.length > 0) await addManyToOutbox(sequelize, rows.map((payload) => ({ topic: 'resyncCase', payload, at })), transaction);
}
