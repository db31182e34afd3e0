import type { Sequelize, Transaction } from 'sequelize';
import type { TaskKind } from '../../workflows/flows/index.ts';
import { queryRows, withTransaction } from '../database.ts';

interface CounterKey {
  readonly organizationId: string;
  readonly sectionId: string | null;
  readonly kind: TaskKind;
}

/** Counters that do not say how many tasks are open, as far as can be seen without locks. */
const DIFFERENT = `
  SELECT COALESCE(t.organization_id, c.organization_id) AS "organizationId",
    COALESCE(t.section_id, c.section_id) AS "sectionId", COALESCE(t.kind, c.kind) AS kind
  FROM (
    SELECT reviewer_org_id AS organization_id, reviewer_section_id AS section_id, kind, count(*)::int AS open_count
    FROM tasks WHERE state = 'open' GROUP BY 1, 2, 3
  ) t FULL JOIN task_counters c
    ON c.organization_id = t.organization_id AND c.section_id IS NOT DISTINCT FROM t.section_id AND c.kind = t.kind
  WHERE COALESCE(t.open_count, 0) <> COALESCE(c.open_count, 0)`;

/** The counters that differ from the tasks they count; none, unless somebody has changed tables by hand. */
export async function listWrongCounters(sequelize: Sequelize): Promise<CounterKey[]> {
  return queryRows<CounterKey>(sequelize, DIFFERENT);
}

/**
 * Sets counters that differ to what they should be. Each is locked before its tasks are counted: a transaction that has
 * moved a task waits with its counter, and moves the mended one.
 *
 * Safe to retry: a counter that is right is left alone.
 *
 * @returns how many were mended.
 */
export async function mendCounters(sequelize: Sequelize): Promise<number> {
  const wrong = await listWrongCounters(sequelize);
  let mended = 0;
  for (const key of wrong) {
    mended += await withTransaction(sequelize, (transaction) => mendCounter(sequelize, key, transaction));
  }
  return mended;
}

async function mendCounter(sequelize: Sequelize, key: CounterKey, transaction: Transaction): Promise<number> {
  await queryRows(sequelize, `
    INSERT INTO task_counters (organization_id, section_id, kind, open_count) VALUES (:organizationId, :sectionId, :kind, 0)
    ON CONFLICT DO NOTHING`, { ...key }, transaction);
  await queryRows(sequelize, `
    SELECT open_count FROM task_counters
    WHERE organization_id = :organizationId AND section_id IS NOT DISTINCT FROM :sectionId AND kind = :kind FOR UPDATE`,
  { ...key }, transaction);
  const rows = await queryRows(sequelize, `
    UPDATE task_counters c SET open_count = t.open_count FROM (
      SELECT count(*)::int AS open_count FROM tasks WHERE state = 'open' AND reviewer_org_id = :organizationId
        AND reviewer_section_id IS NOT DISTINCT FROM :sectionId AND kind = :kind
    ) t WHERE c.organization_id = :organizationId AND c.section_id IS NOT DISTINCT FROM :sectionId AND c.kind = :kind
      AND c.open_count <> t.open_count RETURNING c.kind`, { ...key }, transaction);
  return rows.length;
}
