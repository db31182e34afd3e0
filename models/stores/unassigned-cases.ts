import type { Sequelize, Transaction } from 'sequelize';
import { definitionOf, type FlowId, flows, isFlowId, taskKindOf } from '../../workflows/flows/index.ts';
import { CASES_BY_KIND } from '../accessible-by.ts';
import { queryRows } from '../database.ts';
import { addManyToOutbox } from './outbox.ts';

/** Whether nobody up to the province could decide a case, alias `c`, when it was to be opened, and it waits since (docs/rules.md, "Who reviews"). */
const IS_UNASSIGNED = `c.status = 'received' AND EXISTS (SELECT FROM case_events e WHERE e.case_id = c.id AND e.edge = 'unassigned')`;

/** Ids of the organizations that are asked who decides a case, alias `c`: along the line of command and the bureaus of its division. */
const ASKED = `
  SELECT unnest(o.path) FROM organizations o WHERE o.id IN (c.superior_id, c.successor_id)
  UNION SELECT o.id FROM organizations o WHERE o.kind = 'hrss' AND o.division_code IN (
    WITH RECURSIVE up AS (
      SELECT code, parent_code FROM divisions WHERE code = c.division_code
      UNION ALL SELECT d.code, d.parent_code FROM divisions d JOIN up ON d.code = up.parent_code
    ) SELECT code FROM up)`;

/**
 * Has the workflows of cases that nobody could decide ask again at once, because somebody has come to an organization that they
 * ask. They would ask by themselves, up to a day later.
 */
export async function askAgainWhoDecides(
  sequelize: Sequelize, { organizationId, at }: { readonly organizationId: string; readonly at: string }, transaction: Transaction,
): Promise<void> {
  const rows = await queryRows<{ caseId: string }>(sequelize, `
    SELECT c.id AS "caseId" FROM cases c WHERE ${IS_UNASSIGNED} AND :organizationId IN (${ASKED})
      AND NOT EXISTS (SELECT FROM outbox o WHERE o.topic = 'resyncCase' AND o.done_at IS NULL AND o.payload ->> 'caseId' = CAST(c.id AS text))
    ORDER BY c.id`, { organizationId }, transaction);
  if (rows.length > 0) await addManyToOutbox(sequelize, rows.map((payload) => ({ topic: 'resyncCase', payload, at })), transaction);
}

/** A case that waits because nobody up to the province can decide it: nothing of whom it is about. */
export interface UnassignedCase {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly flowId: FlowId;
  /** `<flowId>.<subject>`. */
  readonly kind: string;
  /** When it was submitted, ISO 8601. */
  readonly receivedAt: string;
}

/** Kinds of the tasks that cases of a kind open, by which rights to read are given. */
const TASK_KINDS = Object.keys(flows).filter(isFlowId).flatMap((flowId) =>
  Object.entries(definitionOf(flowId).subjects).flatMap(([name, { steps }]) =>
    [...new Set(steps.map((step) => taskKindOf(flowId, name, step)))].map((taskKind) => ({ caseKind: `${flowId}.${name}`, taskKind }))));

/**
 * Cases that nobody up to the province can decide, the longest waiting first, at most `limit`, and how many there are. They have no
 * task yet: one sees those whose task he could read if it stood with all organizations that are asked. One statement.
 *
 * @param condition of `accessibleBy` for reading tasks, alias `t`.
 */
export async function listUnassigned(
  sequelize: Sequelize, { condition, limit }: { readonly condition: string; readonly limit: number },
): Promise<{ count: number; cases: UnassignedCase[] }> {
  const rows = await queryRows<Omit<UnassignedCase, 'receivedAt'> & { readonly receivedAt: Date; readonly count: number }>(sequelize, `
    SELECT c.id AS "caseId", c.number AS "caseNumber", c.flow_id AS "flowId", c.kind, c.submitted_at AS "receivedAt", count(*) OVER ()::int AS count
    FROM ${CASES_BY_KIND} c
    WHERE ${IS_UNASSIGNED} AND EXISTS (SELECT FROM (
      SELECT k."taskKind" AS kind, 'open' AS state, CAST(NULL AS uuid) AS reviewer_org_id, CAST(NULL AS uuid) AS reviewer_section_id,
        c.submitter_person_index, c.subject_person_index, CAST('{}' AS text[]) AS barred_person_indexes, ARRAY(${ASKED}) AS org_path
      FROM json_to_recordset(:kinds) AS k("caseKind" text, "taskKind" text) WHERE k."caseKind" = c.kind) t WHERE ${condition})
    ORDER BY c.submitted_at, c.id LIMIT :limit`, { limit, kinds: JSON.stringify(TASK_KINDS) });
  return {
    count: rows[0]?.count ?? 0,
    cases: rows.map(({ count: _all, receivedAt, ...row }) => ({ ...row, receivedAt: receivedAt.toISOString() })),
  };
}
