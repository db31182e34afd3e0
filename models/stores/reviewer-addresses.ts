import type { Sequelize } from 'sequelize';
import type { Sealing } from '../../platform/sealing.ts';
import { definitionOf, subjectOf } from '../../workflows/flows/index.ts';
import { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';
import { EMAIL } from './people.ts';

/** Mail addresses of the members who may decide the open tasks of a case, its submitter left out. */
export async function listReviewerAddresses(
  { sequelize, sealing }: { sequelize: Sequelize; sealing: Sealing }, caseId: string,
): Promise<{ membershipId: string; email: string }[]> {
  const found = await CaseModel.findByPk(caseId, { rejectOnEmpty: true });
  const rights = subjectOf(definitionOf(found.flowId), found.subject).steps
    .filter(({ name }) => name === found.step).map(({ right }) => right);
  if (rights.length === 0) return [];
  const rows = await queryRows<{ membershipId: string; emailSealed: string }>(sequelize, `
    SELECT DISTINCT m.id AS "membershipId", p.email_sealed AS "emailSealed"
    FROM tasks t
    JOIN memberships m ON m.organization_id = t.reviewer_org_id AND m.status = 'active'
    JOIN accounts a ON a.id = m.account_id AND a.status = 'active'
    JOIN persons p ON p.id = a.person_id AND p.email_sealed IS NOT NULL
    JOIN membership_roles mr ON mr.membership_id = m.id
    JOIN role_rights r ON r.role_id = mr.role_id AND r.right_name IN (:rights)
    WHERE t.case_id = :caseId AND t.state = 'open' AND p.id_number_index IS DISTINCT FROM t.submitter_person_index
    ORDER BY 1`, { caseId, rights });
  return rows.map(({ membershipId, emailSealed }) => ({ membershipId, email: sealing.unseal(emailSealed, EMAIL) }));
}
