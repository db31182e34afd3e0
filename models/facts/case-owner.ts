import type { Sequelize, Transaction } from 'sequelize';
import { queryRows } from '../database.ts';
import { findOwnRecord } from './change-review.ts';

/** Whom a case is about that somebody starts for himself or for his organization, and who is responsible for that. */
export interface CaseOwner {
  /** Of the person or of the organization. */
  readonly id: string;
  readonly name: string;
  readonly divisionCode: string;
  /** The unit of the person, or the superior of the organization; null where the bureau of the division is responsible. */
  readonly superiorId: string | null;
  /** Blind index of the person; null for an organization. */
  readonly personIndex: string | null;
}

/** The organization in whose name a case is started, otherwise the person of the account. Null for one that is not active, or employed nowhere. */
export async function findCaseOwner(
  sequelize: Sequelize, { accountId, organizationId }: { accountId: string | null; organizationId: string | null }, transaction: Transaction | null = null,
): Promise<CaseOwner | null> {
  if (organizationId !== null) {
    const [found] = await queryRows<CaseOwner>(sequelize, `
      SELECT id, name, division_code AS "divisionCode", superior_id AS "superiorId", NULL AS "personIndex" FROM organizations
      WHERE id = :organizationId AND status = 'active'`, { organizationId }, transaction);
    return found ?? null;
  }
  const own = accountId === null ? null : await findOwnRecord(sequelize, accountId, transaction);
  if (own === null || own.unitId === null || own.divisionCode === null) return null;
  const { personId: id, name, personIndex, unitId: superiorId, divisionCode } = own;
  return { id, name, personIndex, superiorId, divisionCode };
}
