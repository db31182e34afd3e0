import type { Sequelize, Transaction } from 'sequelize';
import type { FlowId } from '../../workflows/flows/index.ts';
import { queryRows } from '../database.ts';

/** Of each flow, when what an approval changes is not there; conditions over an approved case `c`. Flows of which nothing can be said are left out. */
const MISSING: Readonly<Partial<Record<FlowId, string>>> = {
  registrationReview: `CASE WHEN c.subject = 'professional' THEN NOT EXISTS (
      SELECT FROM persons p JOIN accounts a ON a.person_id = p.id JOIN employments e ON e.person_id = p.id
      WHERE p.id_number_index = c.subject_person_index AND e.organization_id = c.superior_id)
    ELSE c.subject_organization_id IS NULL END`,
  changeReview: `c.base_revision IS NOT NULL
    AND NOT EXISTS (SELECT FROM record_versions v WHERE v.case_id = c.id AND v.revision = c.base_revision)`,
  superiorChange: `EXISTS (SELECT FROM organizations o WHERE o.id = c.subject_organization_id AND o.superior_id IS DISTINCT FROM c.successor_id)
    AND NOT EXISTS (SELECT FROM cases l WHERE l.flow_id = c.flow_id AND l.subject_organization_id = c.subject_organization_id
      AND l.outcome = 'approved' AND l.closed_at > c.closed_at)`,
  personnelTransfer: `EXISTS (SELECT FROM persons p WHERE p.id_number_index = c.subject_person_index AND NOT EXISTS (
    SELECT FROM employments a JOIN employments b ON b.person_id = a.person_id AND lower(b.period) = upper(a.period)
    WHERE a.person_id = p.id AND a.organization_id = c.superior_id AND b.organization_id = c.successor_id))`,
  trainingPlanReview: `NOT EXISTS (SELECT FROM training_plans p WHERE p.case_id = c.id)
    AND NOT EXISTS (SELECT FROM training_classes t WHERE c.id IN (t.case_id, t.closing_case_id))
    AND NOT EXISTS (SELECT FROM training_summaries s WHERE s.case_id = c.id)`,
  creditHourReview: "NOT EXISTS (SELECT FROM hour_entries e WHERE e.case_id = c.id AND e.source = 'recognition')",
};

/** Approved cases whose approval has changed nothing, as a condition over cases `c`. */
export const EFFECT_IS_MISSING = `c.outcome = 'approved' AND (${Object.entries(MISSING)
  .map(([flowId, condition]) => `(c.flow_id = '${flowId}' AND ${condition})`).join(' OR ')})`;

/** Of cases approved in the last thirty days, those whose approval has changed nothing. None, unless somebody has changed tables by hand. */
export async function listMissingEffects(sequelize: Sequelize): Promise<string[]> {
  const rows = await queryRows<{ id: string }>(sequelize, `
    SELECT c.id FROM cases c WHERE c.closed_at > now() - interval '30 days' AND ${EFFECT_IS_MISSING} ORDER BY c.id`);
  return rows.map(({ id }) => id);
}

/** Whether the approval of this case has changed nothing, and how many hours it recognized, where it did. */
export async function findMissingEffect(
  sequelize: Sequelize, caseId: string, transaction: Transaction,
): Promise<{ readonly recognizedHours: number | null } | null> {
  const [row] = await queryRows<{ recognizedHours: number | null }>(sequelize, `
    SELECT (SELECT d.recognized_hours::float FROM decisions d WHERE d.case_id = c.id AND d.verb = 'approve' ORDER BY d.revision DESC LIMIT 1) AS "recognizedHours"
    FROM cases c WHERE c.id = :caseId AND ${EFFECT_IS_MISSING}`, { caseId }, transaction);
  return row ?? null;
}
