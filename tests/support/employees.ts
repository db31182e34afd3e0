import type { Sequelize } from 'sequelize';
import { queryRows } from '../../models/database.ts';
import { employ } from '../../models/stores/employments.ts';

/** Lets the person of an account work in a unit from an instant (ISO 8601) on; gives the person. */
export async function employAccount(
  sequelize: Sequelize, { accountId, organizationId, since = '2026-11-02T00:00:00.000Z' }: { accountId: string; organizationId: string; since?: string },
): Promise<{ personId: string; personIndex: string }> {
  const [person] = await queryRows<{ personId: string; personIndex: string }>(sequelize, `
    SELECT p.id AS "personId", p.id_number_index AS "personIndex" FROM accounts a JOIN persons p ON p.id = a.person_id WHERE a.id = :accountId`, { accountId });
  if (person === undefined) throw new RangeError(`Account ${accountId} is nobody's`);
  await sequelize.transaction((transaction) => employ(sequelize, { personId: person.personId, organizationId, sectionId: null, at: since }, transaction));
  return person;
}
