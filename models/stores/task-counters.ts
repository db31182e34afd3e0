import type { Sequelize, Transaction } from 'sequelize';
import type { TaskKind } from '../../workflows/flows/index.ts';
import { queryRows } from '../database.ts';

export interface CounterKey {
  readonly organizationId: string;
  readonly sectionId: string | null;
  readonly kind: TaskKind;
}

/**
 * Moves the count of open tasks. The last lock of every transaction, so that busy offices never wait for anything
 * else. The database refuses a count below zero.
 */
export async function moveCounter(
  sequelize: Sequelize, key: CounterKey, by: 1 | -1, transaction: Transaction,
): Promise<void> {
  // A row that would be inserted is checked before the conflict is seen: only a growing count may be inserted.
  await queryRows(sequelize, by === 1 ? `
    INSERT INTO task_counters AS c (organization_id, section_id, kind, open_count)
    VALUES (:organizationId, :sectionId, :kind, 1)
    ON CONFLICT (organization_id, section_id, kind) DO UPDATE SET open_count = c.open_count + 1` : `
    UPDATE task_counters SET open_count = open_count - 1
    WHERE organization_id = :organizationId AND section_id IS NOT DISTINCT FROM :sectionId AND kind = :kind`,
  { ...key }, transaction);
}

/** Open tasks of an organization by kind, sections added up. */
export async function readCounters(
  sequelize: Sequelize, organizationId: string,
): Promise<{ kind: TaskKind; count: number }[]> {
  return queryRows(sequelize, `
    SELECT kind, sum(open_count)::int AS count FROM task_counters
    WHERE organization_id = :organizationId GROUP BY kind ORDER BY kind`, { organizationId });
}
