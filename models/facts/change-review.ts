import type { Sequelize, Transaction } from 'sequelize';
import { queryRows } from '../database.ts';

/** A person who changes his record, and where he works today. */
export interface OwnRecord {
  readonly personId: string;
  readonly name: string;
  readonly personIndex: string;
  /** Null when he is employed nowhere. */
  readonly unitId: string | null;
  readonly divisionCode: string | null;
}

/** The person of an account with his unit; one statement. */
export async function findOwnRecord(sequelize: Sequelize, accountId: string, transaction: Transaction | null = null): Promise<OwnRecord | null> {
  const [found] = await queryRows<OwnRecord>(sequelize, `
    SELECT p.id AS "personId", p.name, p.id_number_index AS "personIndex", o.id AS "unitId", o.division_code AS "divisionCode"
    FROM accounts a JOIN persons p ON p.id = a.person_id
    LEFT JOIN employments e ON e.person_id = p.id AND e.period @> now() LEFT JOIN organizations o ON o.id = e.organization_id
    WHERE a.id = :accountId`, { accountId }, transaction);
  return found ?? null;
}

/** What the checks of a title need: whether its certificate is in somebody else's record, and whether its series has such a title. */
export async function findTitleFacts(
  sequelize: Sequelize, { personId, certificateNumber, seriesCode, levelCode, titleName }:
    { personId: string; certificateNumber: string; seriesCode: string; levelCode: string; titleName: string },
  transaction: Transaction | null = null,
): Promise<{ isCertificateUsed: boolean; isTitleKnown: boolean }> {
  const [facts] = await queryRows<{ isCertificateUsed: boolean; isTitleKnown: boolean }>(sequelize, `
    SELECT EXISTS (SELECT FROM profile_records r WHERE r.removed_at IS NULL AND r.form ->> 'certificateNumber' = :certificateNumber
        AND :certificateNumber <> '' AND r.person_id <> :personId) AS "isCertificateUsed",
      EXISTS (SELECT FROM title_names t WHERE t.series_code = :seriesCode AND t.level_code = :levelCode
        AND t.name = COALESCE((SELECT a.name FROM title_aliases a WHERE a.alias = :titleName), :titleName)) AS "isTitleKnown"`,
  { personId, certificateNumber, seriesCode, levelCode, titleName }, transaction);
  return facts ?? { isCertificateUsed: false, isTitleKnown: false };
}

/** Whether somebody else is registered with an ID number, given by its blind indexes under every valid key. */
export async function isIdentityUsed(
  sequelize: Sequelize, { personIndex, indexes }: { personIndex: string; indexes: readonly string[] }, transaction: Transaction | null = null,
): Promise<boolean> {
  const rows = await queryRows(sequelize, `
    SELECT id FROM persons WHERE id_number_index IN (:indexes) AND id_number_index <> :personIndex LIMIT 1`,
  { indexes: [...indexes], personIndex }, transaction);
  return rows.length > 0;
}

/** An organization that changes its record: who is responsible for it, and whether its new credit code is that of another one of its kind. */
export interface OrganizationRecord {
  readonly name: string;
  readonly divisionCode: string;
  readonly superiorId: string | null;
  readonly sameName: string | null;
  readonly isSameActive: boolean | null;
}

/** What a change of an organization needs from the database, in one statement; null for one that is not active. */
export async function findOrganizationRecord(
  sequelize: Sequelize, { organizationId, creditCode }: { organizationId: string; creditCode: string }, transaction: Transaction | null = null,
): Promise<OrganizationRecord | null> {
  const [found] = await queryRows<OrganizationRecord>(sequelize, `
    SELECT o.name, o.division_code AS "divisionCode", o.superior_id AS "superiorId", s.name AS "sameName", s.status = 'active' AS "isSameActive"
    FROM organizations o LEFT JOIN organizations s ON s.kind = o.kind AND s.credit_code = :creditCode AND s.id <> o.id
    WHERE o.id = :organizationId AND o.status = 'active'`, { organizationId, creditCode }, transaction);
  return found ?? null;
}
