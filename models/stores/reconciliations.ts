import type { Sequelize } from 'sequelize';
import { countDrift, type Drift, type DriftCounts } from '../../workflows/shared/drift.ts';
import { queryRows } from '../database.ts';

/** Of how many differences it is kept what they were about; all are counted. */
const MOST_KEPT = 200;

/** One look over both stores. Instants are ISO 8601. */
export interface Reconciliation {
  readonly id: string;
  readonly finishedAt: string;
  /** Whether it only looked and put nothing right. */
  readonly isDryRun: boolean;
  /** Whether somebody asked for it; otherwise the schedule did. */
  readonly isRequested: boolean;
  readonly openCases: number;
  readonly runningWorkflows: number;
  readonly found: DriftCounts;
  readonly repaired: DriftCounts;
}

/** What a look has found and put right. */
export interface ReconciliationInput {
  readonly id: string;
  readonly isDryRun: boolean;
  /** The account that asked for it; null for the schedule. */
  readonly requestedBy: string | null;
  readonly openCases: number;
  readonly runningWorkflows: number;
  readonly found: readonly Drift[];
  readonly repaired: readonly Drift[];
}

/** Keeps what was found. Safe to retry: what is kept of a look stays as it is. */
export async function keepReconciliation(
  sequelize: Sequelize, { id, isDryRun, requestedBy, openCases, runningWorkflows, found, repaired }: ReconciliationInput,
): Promise<void> {
  await queryRows(sequelize, `
    INSERT INTO reconciliations (id, finished_at, is_dry_run, requested_by, open_cases, running_workflows, found, repaired, drifts, has_drift)
    VALUES (:id, now(), :isDryRun, :requestedBy, :openCases, :runningWorkflows, :found, :repaired, :drifts, :hasDrift) ON CONFLICT (id) DO NOTHING`, {
    id, isDryRun, requestedBy, openCases, runningWorkflows, found: JSON.stringify(countDrift(found)), repaired: JSON.stringify(countDrift(repaired)),
    drifts: JSON.stringify(found.slice(0, MOST_KEPT)), hasDrift: found.length > 0,
  });
}

const COLUMNS = `id, finished_at AS "finishedAt", is_dry_run AS "isDryRun", requested_by IS NOT NULL AS "isRequested", open_cases AS "openCases",
  running_workflows AS "runningWorkflows", found, repaired`;

type Row = Omit<Reconciliation, 'finishedAt'> & { readonly finishedAt: Date };

/** The last looks, the newest first. */
export async function listReconciliations(sequelize: Sequelize, limit: number): Promise<Reconciliation[]> {
  const rows = await queryRows<Row>(sequelize, `SELECT ${COLUMNS} FROM reconciliations ORDER BY finished_at DESC LIMIT :limit`, { limit });
  return rows.map(readRow);
}

/** A look, and what its differences were about; null while it has not ended, and for an id that is none. */
export async function findReconciliation(sequelize: Sequelize, id: string): Promise<(Reconciliation & { readonly drifts: readonly Drift[] }) | null> {
  const [row] = await queryRows<Row & { readonly drifts: readonly Drift[] }>(sequelize, `SELECT ${COLUMNS}, drifts FROM reconciliations WHERE id = :id`, { id });
  return row === undefined ? null : { ...readRow(row), drifts: row.drifts };
}

/** Since when the stores have agreed: the last look that found a difference, or else the first one; null before that. */
export async function findAgreementStart(sequelize: Sequelize): Promise<string | null> {
  const [row] = await queryRows<{ since: Date | null }>(sequelize, `
    SELECT COALESCE((SELECT max(finished_at) FROM reconciliations WHERE has_drift), (SELECT min(finished_at) FROM reconciliations)) AS since`);
  return row?.since?.toISOString() ?? null;
}

function readRow({ finishedAt, ...row }: Row): Reconciliation {
  return { ...row, finishedAt: finishedAt.toISOString() };
}
