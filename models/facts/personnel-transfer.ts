import type { Sequelize, Transaction } from 'sequelize';
import type { PersonnelTransferFacts } from '../../workflows/flows/personnel-transfer/checks.ts';
import { dayOf } from '../../workflows/shared/time.ts';
import { queryRows } from '../database.ts';

/** What is known of a person who is to go to another unit. */
export interface PersonnelTransferFound extends PersonnelTransferFacts {
  readonly personName: string;
  readonly personIndex: string;
  /** His account; null when he has none. */
  readonly accountId: string | null;
  /** Where he is employed today. */
  readonly unitId: string;
  readonly divisionCode: string;
}

/** What a transfer needs of a person, in one statement; null when nobody of this id is employed anywhere. */
export async function findPersonnelTransferFacts(
  sequelize: Sequelize, personId: string, transaction: Transaction | null = null,
): Promise<PersonnelTransferFound | null> {
  const [found] = await queryRows<Omit<PersonnelTransferFound, 'today'>>(sequelize, `
    SELECT p.name AS "personName", p.id_number_index AS "personIndex", a.id AS "accountId", o.id AS "unitId",
      o.division_code AS "divisionCode",
      (SELECT count(*)::int FROM cases c
        WHERE c.subject_person_index = p.id_number_index AND c.outcome IS NULL AND c.flow_id <> 'personnelTransfer') AS "openCases",
      (SELECT count(*)::int FROM memberships m WHERE m.account_id = a.id AND m.status = 'active') AS "administratorOf"
    FROM persons p JOIN employments e ON e.person_id = p.id AND e.period @> now() JOIN organizations o ON o.id = e.organization_id
    LEFT JOIN accounts a ON a.person_id = p.id
    WHERE p.id = :personId`, { personId }, transaction);
  return found === undefined ? null : { ...found, today: dayOf(new Date().toISOString()) };
}
