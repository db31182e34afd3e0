import type { Transaction } from 'sequelize';
import { queryRows } from '../database.ts';
import { ID_NUMBER } from './people.ts';
import type { Registration } from './refuse-choices.ts';
import type { RequestDeps } from './requests.ts';

/**
 * Why a registration is not needed, as a code of `problems`, or null: the organization is active already, the person works
 * in the unit already or in another one, or he has an account that did not submit this and signs in with it.
 */
export async function findRegistered(
  { sequelize, sealing }: RequestDeps, { subject, form }: Registration, submitterAccountId: string | null, transaction: Transaction | null = null,
): Promise<'already-registered' | 'employed-elsewhere' | null> {
  const [found] = await queryRows<{ isRegistered: boolean; isElsewhere: boolean }>(sequelize, `
    WITH person AS (
      SELECT p.id, a.id AS account_id FROM persons p LEFT JOIN accounts a ON a.person_id = p.id WHERE p.id_number_index IN (:indexes)
    ), employed AS (
      SELECT e.organization_id, p.account_id FROM employments e JOIN person p ON p.id = e.person_id WHERE e.period && tstzrange(now(), NULL)
    )
    SELECT
      EXISTS (SELECT FROM organizations WHERE kind = :subject AND credit_code = :creditCode AND status = 'active')
        OR EXISTS (SELECT FROM person WHERE account_id IS DISTINCT FROM :submitterAccountId AND account_id IS NOT NULL)
        OR (:subject = 'professional' AND EXISTS (SELECT FROM employed WHERE organization_id = :superiorId AND account_id IS NOT NULL))
        AS "isRegistered",
      :subject = 'professional' AND EXISTS (SELECT FROM employed WHERE organization_id <> :superiorId) AS "isElsewhere"`, {
    subject, submitterAccountId, superiorId: form.superiorId, creditCode: 'creditCode' in form ? form.creditCode : null,
    indexes: sealing.blindIndexes(form.idNumber, ID_NUMBER),
  }, transaction);
  if (found?.isRegistered === true) return 'already-registered';
  return found?.isElsewhere === true ? 'employed-elsewhere' : null;
}
