import type { Sequelize } from 'sequelize';
import { queryRows } from '../database.ts';

/**
 * The name of the organization that helps the owner of an account: for a professional his employer, for an administrator
 * the superior of his organization, or the bureau of its division. Null when none can be named.
 */
export async function findHelp(sequelize: Sequelize, accountId: string): Promise<string | null> {
  const [row] = await queryRows<{ name: string }>(sequelize, `
    SELECT COALESCE(superior.name, bureau.name, employer.name) AS name
    FROM accounts a
    LEFT JOIN LATERAL (
      SELECT m.organization_id FROM memberships m WHERE m.account_id = a.id AND m.status = 'active'
      ORDER BY m.last_used_at DESC NULLS LAST, m.created_at, m.id LIMIT 1
    ) m ON true
    LEFT JOIN organizations own ON own.id = m.organization_id
    LEFT JOIN organizations superior ON superior.id = own.superior_id AND superior.status = 'active'
    LEFT JOIN organizations bureau ON bureau.kind = 'hrss' AND bureau.status = 'active' AND bureau.division_code = own.division_code
      AND bureau.id <> own.id
    LEFT JOIN employments e ON e.person_id = a.person_id AND e.period @> now()
    LEFT JOIN organizations employer ON employer.id = e.organization_id
    WHERE a.id = :accountId`, { accountId });
  return row?.name ?? null;
}
