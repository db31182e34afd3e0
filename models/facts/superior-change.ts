import type { Sequelize, Transaction } from 'sequelize';
import type { SuperiorChangeFacts } from '../../workflows/flows/superior-change/checks.ts';
import { queryRows } from '../database.ts';

/** What is known of an organization and of the superior it wants. */
export interface SuperiorChangeFound extends SuperiorChangeFacts {
  readonly name: string;
  readonly divisionCode: string;
  readonly superiorId: string | null;
  /** Whether it is the superior already. */
  readonly isUnchanged: boolean;
  /** Whether it is the organization itself or below it. */
  readonly isBelow: boolean;
}

/** What a change of superior needs from the database, in one statement; null when either organization is not there or not active, or cannot be a superior. */
export async function findSuperiorChangeFacts(
  sequelize: Sequelize, { organizationId, successorId }: { organizationId: string; successorId: string }, transaction: Transaction | null = null,
): Promise<SuperiorChangeFound | null> {
  const [found] = await queryRows<SuperiorChangeFound>(sequelize, `
    SELECT o.name, o.division_code AS "divisionCode", o.superior_id AS "superiorId", s.name AS "successorName",
      o.superior_id IS NOT DISTINCT FROM s.id AS "isUnchanged", s.path @> ARRAY[o.id] AS "isBelow",
      ${levelOf('od')} AS level, ${levelOf('sd')} AS "successorLevel",
      (SELECT count(*)::int FROM organizations d WHERE d.path @> ARRAY[o.id] AND d.id <> o.id) AS descendants,
      (SELECT count(*)::int FROM tasks t WHERE t.state = 'open' AND t.org_path @> ARRAY[o.id]) AS "openTasks"
    FROM organizations o JOIN divisions od ON od.code = o.division_code,
      organizations s JOIN divisions sd ON sd.code = s.division_code
    WHERE o.id = :organizationId AND o.status = 'active' AND s.id = :successorId AND s.status = 'active' AND s.kind IN ('department', 'hrss')`,
  { organizationId, successorId }, transaction);
  return found ?? null;
}

/** 1 for a province, 2 for a city, 3 for a county. */
function levelOf(division: string): string {
  return `CASE ${division}.level WHEN 'province' THEN 1 WHEN 'city' THEN 2 ELSE 3 END`;
}
