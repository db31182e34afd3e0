import { Gauge, type Registry } from 'prom-client';
import type { Sequelize } from 'sequelize';
import { listReconciliations, type Reconciliation } from '../models/stores/reconciliations.ts';
import { DRIFT_KINDS } from '../workflows/shared/drift.ts';

/** Shows what the last look over both stores has found; while the database is away, what was known before. */
export function countDriftIn(registry: Registry, sequelize: Sequelize): void {
  const drift = new Gauge({
    name: 'xueshi_drift', help: 'Differences between the stores that the last look found', labelNames: ['kind'], registers: [registry],
    async collect() {
      const last = await findLast(sequelize);
      if (last === null) return;
      for (const kind of DRIFT_KINDS) drift.set({ kind }, last.found[kind] ?? 0);
      lookedAt.set(Date.parse(last.finishedAt) / 1000);
    },
  });
  const lookedAt = new Gauge({ name: 'xueshi_reconciled_timestamp_seconds', help: 'When the stores were last compared', registers: [registry] });
}

async function findLast(sequelize: Sequelize): Promise<Reconciliation | null> {
  try {
    const [last] = await listReconciliations(sequelize, 1);
    return last ?? null;
  } catch {
    // Metrics are read to find out why the database does not answer, too.
    return null;
  }
}
