import type { Sequelize, Transaction } from 'sequelize';
import type { CaseRow, WaitingFor } from '../../workflows/shared/case-state.ts';
import { DESK_EDGES } from '../../workflows/shared/flow.ts';
import { CaseModel } from '../case.ts';
import { queryPrepared, queryRows } from '../database.ts';

/** The case as its workflow sees it, or null when there is none. */
export async function findCaseRow(
  sequelize: Sequelize, caseId: string, transaction: Transaction | null = null,
): Promise<CaseRow | null> {
  const found = await CaseModel.findByPk(caseId, { transaction });
  return found === null ? null : describeCaseRow(sequelize, found, transaction);
}

/** Where a case stands, as far as its workflow has to know. */
export interface CasePosition {
  readonly caseId: string;
  readonly status: CaseRow['status'];
  readonly revision: number;
  /** The revision at which it was last moved on; what people have done around it since is no matter of its workflow. */
  readonly lastMove: number;
}

/** Where these cases stand. One statement. */
export async function listPositions(sequelize: Sequelize, caseIds: readonly string[]): Promise<CasePosition[]> {
  if (caseIds.length === 0) return [];
  return queryRows<CasePosition>(sequelize, `
    SELECT c.id AS "caseId", c.status, c.revision, COALESCE(
      (SELECT max(e.revision) FROM case_events e WHERE e.case_id = c.id AND e.edge NOT IN (:edges)), 0) AS "lastMove"
    FROM cases c WHERE c.id IN (:caseIds)`, { caseIds: [...caseIds], edges: [...DESK_EDGES] });
}

/** As {@link findCaseRow}, of a case that was read, and moved or not, in this transaction. One that has ended waits for nobody. */
export async function describeCaseRow(
  sequelize: Sequelize, found: CaseModel, transaction: Transaction | null = null,
): Promise<CaseRow> {
  const { edge, tasks } = await readAround(sequelize, found, transaction);
  const holders = tasks.filter(({ isOpen }) => isOpen);
  // What was returned is found below the organization that returned it.
  const paths = holders.length > 0 ? holders : tasks.slice(0, 1);
  const [next] = found.deadlines;
  return {
    caseId: found.id,
    caseNumber: found.number,
    flowId: found.flowId,
    definitionVersion: found.definitionVersion,
    rulesVersion: found.rulesVersion,
    subject: found.subject,
    status: found.status,
    step: found.step,
    ...(edge === null ? {} : { edge }),
    round: found.round,
    revision: found.revision,
    stepRevision: found.stepRev,
    outcome: found.outcome,
    ...(found.status === 'received' ? { receivedAt: found.submittedAt.toISOString() } : {}),
    openedAt: found.openedAt?.toISOString() ?? null,
    dueAt: found.dueAt?.toISOString() ?? null,
    deadline: next === undefined ? null : { kind: next.kind, at: next.at },
    slaState: found.slaState,
    escalated: found.escalated,
    passedOver: holders.some(({ passedOver }) => passedOver),
    waitingFor: holders.map(({ code, shortName }) => ({ code, shortName })),
    orgPath: [...new Set(paths.flatMap(({ path }) => path))],
  };
}

interface TaskAround extends WaitingFor {
  readonly path: readonly string[];
  readonly isOpen: boolean;
  readonly passedOver: boolean;
}

/** The last edge of a case, and its latest tasks while it is open. One statement. */
async function readAround(
  sequelize: Sequelize, { id: caseId, outcome }: CaseModel, transaction: Transaction | null,
): Promise<{ readonly edge: string | null; readonly tasks: readonly TaskAround[] }> {
  const [row] = await queryPrepared<{ edge: string | null; tasks: TaskAround[] | null }>(sequelize, `
    SELECT (SELECT edge FROM case_events WHERE case_id = $caseId ORDER BY sequence DESC LIMIT 1) AS edge, (
      SELECT json_agg(t) FROM (
        SELECT o.code, o.short_name AS "shortName", t.org_path AS path, t.state = 'open' AS "isOpen", t.passed_over AS "passedOver"
        FROM tasks t JOIN organizations o ON o.id = t.reviewer_org_id
        WHERE t.case_id = $caseId AND CAST($isOpen AS boolean) ORDER BY t.step_rev DESC, t.side LIMIT 8) t) AS tasks`,
  { caseId, isOpen: outcome === null }, transaction);
  return { edge: row?.edge ?? null, tasks: row?.tasks ?? [] };
}
