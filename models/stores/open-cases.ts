import type { Sequelize } from 'sequelize';
import type { FlowId } from '../../workflows/flows/index.ts';
import { queryRows } from '../database.ts';

/** An open case as the reconciler compares it with its workflow. */
export interface OpenCase {
  readonly caseId: string;
  readonly flowId: FlowId;
  /** The step it waits at, or its status where it waits for nobody's decision. */
  readonly waitsAt: string;
  /** When it was last moved, or is to be started, ISO 8601. */
  readonly movedAt: string;
}

/** The end of a statement over cases `c` that pages through the open ones by id; `:afterId` and `:limit` are given with it. */
export function openCasesAfter(afterId: string | null): string {
  return `WHERE c.outcome IS NULL ${afterId === null ? '' : 'AND c.id > :afterId'} ORDER BY c.id LIMIT :limit`;
}

/** Open cases by id, a page at a time: those after `afterId`, the first ones when it is null. */
export async function listOpenCases(sequelize: Sequelize, afterId: string | null, limit: number): Promise<OpenCase[]> {
  const rows = await queryRows<Omit<OpenCase, 'movedAt'> & { readonly movedAt: Date }>(sequelize, `
    WITH starting AS (
      SELECT payload ->> 'caseId' AS case_id, max(CASE WHEN attempts = 0 THEN available_at ELSE created_at END) AS at
      FROM outbox WHERE topic = 'startCase' AND done_at IS NULL GROUP BY 1
    )
    SELECT c.id AS "caseId", c.flow_id AS "flowId", COALESCE(c.step, c.status) AS "waitsAt", GREATEST(e.at, s.at) AS "movedAt"
    FROM cases c JOIN case_events e ON e.case_id = c.id AND e.sequence = c.revision LEFT JOIN starting s ON s.case_id = CAST(c.id AS text)
    ${openCasesAfter(afterId)}`, { afterId, limit });
  return rows.map(({ movedAt, ...row }) => ({ ...row, movedAt: movedAt.toISOString() }));
}

/** A case that is not open, or none at all. */
export interface ClosedCase {
  readonly caseId: string;
  /** ISO 8601; null where there is no such case. */
  readonly closedAt: string | null;
}

/** Of these cases, those that are not open. */
export async function listClosedAmong(sequelize: Sequelize, caseIds: readonly string[]): Promise<ClosedCase[]> {
  if (caseIds.length === 0) return [];
  const rows = await queryRows<{ id: string; closedAt: Date | null }>(
    sequelize, 'SELECT id, closed_at AS "closedAt" FROM cases WHERE id IN (:caseIds)', { caseIds: [...caseIds] },
  );
  const known = new Map(rows.map(({ id, closedAt }) => [id, closedAt]));
  return caseIds.filter((id) => known.get(id) !== null).map((caseId) => ({ caseId, closedAt: known.get(caseId)?.toISOString() ?? null }));
}
