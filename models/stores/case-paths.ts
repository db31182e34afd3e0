import type { Sequelize } from 'sequelize';
import { definitionOf, type FlowId, subjectOf } from '../../workflows/flows/index.ts';
import type { CaseStatus } from '../../workflows/shared/case-state.ts';
import { pictureOf, placeOf } from '../../workflows/shared/picture/picture.ts';
import { countWays, type Walked, type WayWalked, withDetours } from '../../workflows/shared/picture/walk.ts';
import type { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';

/** The way that a case has taken, event by event, on the picture of its subject. */
export interface CasePath {
  readonly caseId: string;
  readonly flowId: FlowId;
  readonly subject: string;
  readonly chain: readonly string[] | null;
  readonly path: readonly Walked[];
}

interface EventRow extends Omit<CasePath, 'path'> {
  readonly edge: string;
  readonly status: CaseStatus;
  readonly step: string | null;
  readonly fromStatus: CaseStatus | null;
  readonly fromStep: string | null;
}

/** The paths of all cases, or of one, as their events tell them. One statement. */
export async function listCasePaths(sequelize: Sequelize, caseId: string | null = null): Promise<CasePath[]> {
  const rows = await queryRows<EventRow>(sequelize, `
    SELECT c.id AS "caseId", c.flow_id AS "flowId", c.subject, c.chain, e.edge, e.to_status AS status, e.step,
      e.from_status AS "fromStatus", lag(e.step) OVER (PARTITION BY e.case_id ORDER BY e.sequence) AS "fromStep"
    FROM case_events e JOIN cases c ON c.id = e.case_id
    WHERE CAST(:caseId AS uuid) IS NULL OR c.id = CAST(:caseId AS uuid) ORDER BY c.submitted_at, c.id, e.sequence`, { caseId });
  const paths = new Map<string, EventRow[]>();
  for (const row of rows) paths.set(row.caseId, [...paths.get(row.caseId) ?? [], row]);
  return [...paths].flatMap(([id, events]) => events.slice(0, 1).map(({ flowId, subject, chain }) => ({
    caseId: id, flowId, subject, chain, path: events.map(walkedBy),
  })));
}

/**
 * The ways of its picture that a case has taken, and how often; what people did around it is not among them. With `detours` whom
 * reviewers have asked as well is: they keep it among themselves.
 */
export async function findWaysWalked(
  sequelize: Sequelize, { id, flowId, subject, chain }: CaseModel, { detours }: { readonly detours: boolean },
): Promise<WayWalked[]> {
  const [{ path } = { path: [] }] = await listCasePaths(sequelize, id);
  const picture = pictureOf(subjectOf(definitionOf(flowId), subject), chain);
  return countWays(detours ? withDetours(picture, path) : picture, path).filter(({ times }) => times > 0);
}

function walkedBy({ edge, status, step, fromStatus, fromStep }: EventRow): Walked {
  return { edge, from: fromStatus === null ? null : placeOf({ status: fromStatus, step: fromStep }), to: placeOf({ status, step }) };
}
