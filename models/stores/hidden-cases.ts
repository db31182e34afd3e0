import type { Sequelize } from 'sequelize';
import { queryRows } from '../database.ts';

interface HiddenCase {
  readonly membershipId: string;
  readonly caseId: string;
}

/** Takes a case out of a member's own lists, or puts it back; nobody else sees a difference. Safe to retry. */
export async function setHidden(sequelize: Sequelize, { membershipId, caseId }: HiddenCase, isHidden: boolean): Promise<void> {
  await queryRows(sequelize, isHidden ? `
    INSERT INTO hidden_cases (membership_id, case_id, hidden_at) VALUES (:membershipId, :caseId, now())
    ON CONFLICT DO NOTHING` : `
    DELETE FROM hidden_cases WHERE membership_id = :membershipId AND case_id = :caseId`, { membershipId, caseId });
}

/** Whether a member has hidden a case. */
export async function isCaseHidden(sequelize: Sequelize, { membershipId, caseId }: HiddenCase): Promise<boolean> {
  const rows = await queryRows(sequelize, `
    SELECT case_id FROM hidden_cases WHERE membership_id = :membershipId AND case_id = :caseId`, { membershipId, caseId });
  return rows.length === 1;
}
