import type { Sequelize } from 'sequelize';
import type { DecisionVerb } from '../../workflows/shared/flow.ts';
import { queryRows } from '../database.ts';

/** What it takes to start the process of a batch, or to take it up again; names of organizations, never of persons. */
export interface BatchStart {
  readonly batchId: string;
  /** Null for tasks of every kind. */
  readonly kind: string | null;
  readonly verb: DecisionVerb;
  readonly total: number;
  /** The organization in whose name it decides: short name and code. */
  readonly holder: string;
}

/** Reads what starts the process of a batch; null when there is none, or it has ended. */
export async function findBatchStart(sequelize: Sequelize, batchId: string): Promise<BatchStart | null> {
  const [found] = await queryRows<BatchStart>(sequelize, `
    SELECT b.id AS "batchId", b.kind, b.verb, b.total, o.short_name || ' (' || o.code || ')' AS holder
    FROM batches b JOIN organizations o ON o.id = b.organization_id WHERE b.id = :batchId AND b.state = 'running'`, { batchId });
  return found ?? null;
}

/** Ids of batches that have not ended. */
export async function listRunningBatches(sequelize: Sequelize): Promise<string[]> {
  const rows = await queryRows<{ id: string }>(sequelize, "SELECT id FROM batches WHERE state = 'running' ORDER BY id");
  return rows.map(({ id }) => id);
}
