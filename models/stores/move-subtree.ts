import type { Sequelize, Transaction } from 'sequelize';
import { queryRows } from '../database.ts';

/**
 * Puts an organization below another superior, and everything below it along with it, in one statement. Whoever calls it has locked them
 * all and knows that the superior is not one of them.
 */
export async function moveSubtree(
  sequelize: Sequelize, { organizationId, successorId, at }: { organizationId: string; successorId: string; at: string }, transaction: Transaction,
): Promise<void> {
  await queryRows(sequelize, `
    WITH superior AS (SELECT path FROM organizations WHERE id = :successorId)
    UPDATE organizations o SET
      path = superior.path || o.path[array_position(o.path, CAST(:organizationId AS uuid)):],
      superior_id = CASE WHEN o.id = :organizationId THEN CAST(:successorId AS uuid) ELSE o.superior_id END,
      revision = o.revision + CASE WHEN o.id = :organizationId THEN 1 ELSE 0 END,
      updated_at = :at
    FROM superior WHERE o.path @> ARRAY[CAST(:organizationId AS uuid)]
    RETURNING o.id`, { organizationId, successorId, at }, transaction);
}
