import type { Sequelize } from 'sequelize';
import type { FlowId } from '../../workflows/flows/index.ts';
import { queryRows } from '../database.ts';

/** An open case as the reconciler compares it with its workflow. */
export interface OpenCase {
  readonly caseId: string;
  readonly flowId: FlowId;
  /** The step it waits at, or its status where it waits for nobody's decision. */
  readonly waitsAt: string;
}

/** Open cases by id, a page at a time: those after `afterId`, the first ones when it is null. */
export async function listOpenCases(sequelize: Sequelize, afterId: string | null, limit: number): Promise<OpenCase[]> {
  return queryRows<OpenCase>(sequelize, `
    SELECT id AS "caseId", flow_id AS "flowId", COALESCE(step, status) AS "waitsAt" FROM cases
    WHERE outcome IS NULL ${afterId === null ? '' : 'AND id > :afterId'} ORDER BY id LIMIT :limit`, { afterId, limit });
}

/** Of these cases, the ones that have ended, and the ones that do not exist. */
export async function sortEndedCases(
  sequelize: Sequelize, caseIds: readonly string[],
): Promise<{ ended: string[]; missing: string[] }> {
  if (caseIds.length === 0) return { ended: [], missing: [] };
  const rows = await queryRows<{ id: string; isOpen: boolean }>(
    sequelize, 'SELECT id, outcome IS NULL AS "isOpen" FROM cases WHERE id IN (:caseIds)', { caseIds: [...caseIds] },
  );
  const known = new Map(rows.map(({ id, isOpen }) => [id, isOpen]));
  return {
    ended: caseIds.filter((id) => known.get(id) === false),
    missing: caseIds.filter((id) => !known.has(id)),
  };
}
