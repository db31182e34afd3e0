import type { Sequelize, Transaction } from 'sequelize';
import { queryRows } from '../database.ts';
import type { DivisionLevel } from '../division.ts';

export interface DivisionItem {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: DivisionLevel;
  readonly parentCode: string | null;
}

/** The present divisions directly below `parentCode`, by code. */
export async function listDivisions(sequelize: Sequelize, parentCode: string): Promise<DivisionItem[]> {
  return queryRows(sequelize, `
    SELECT code, name, name_en AS "nameEn", level, parent_code AS "parentCode" FROM divisions
    WHERE parent_code = :parentCode AND valid_from <= current_date AND (valid_to IS NULL OR valid_to >= current_date)
    ORDER BY code`, { parentCode });
}

/** True for a present division that has none below it: what forms ask for. */
export async function isLowestDivision(
  sequelize: Sequelize, code: string, transaction: Transaction | null = null,
): Promise<boolean> {
  const rows = await queryRows(sequelize, `
    SELECT code FROM divisions d
    WHERE code = :code AND (valid_to IS NULL OR valid_to >= current_date)
      AND NOT EXISTS (SELECT FROM divisions below WHERE below.parent_code = d.code)`, { code }, transaction);
  return rows.length === 1;
}

/** The codes of one table in the order in which people choose from them. */
export async function listCodes(
  sequelize: Sequelize, table: string,
): Promise<{ code: string; zh: string; en: string; parentCode: string | null }[]> {
  return queryRows(sequelize, `
    SELECT code, zh, en, parent_code AS "parentCode" FROM code_tables
    WHERE table_name = :table AND valid_from <= current_date AND (valid_to IS NULL OR valid_to >= current_date)
    ORDER BY sort, code`, { table });
}

export interface DepartmentItem {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly divisionCode: string;
}

/** Active departments that an employer of `divisionCode` may choose: of the division and of those above it, nearest first. */
export async function listDepartments(
  sequelize: Sequelize, divisionCode: string, transaction: Transaction | null = null,
): Promise<DepartmentItem[]> {
  return queryRows(sequelize, `
    WITH RECURSIVE divisions_up AS (
      SELECT code, parent_code, 0 AS distance FROM divisions WHERE code = :divisionCode
      UNION ALL
      SELECT d.code, d.parent_code, u.distance + 1 FROM divisions d JOIN divisions_up u ON d.code = u.parent_code
    )
    SELECT o.id, o.name, o.short_name AS "shortName", o.division_code AS "divisionCode"
    FROM organizations o JOIN divisions_up u ON u.code = o.division_code
    WHERE o.kind = 'department' AND o.status = 'active' ORDER BY u.distance, o.name, o.id LIMIT 200`, { divisionCode }, transaction);
}

/** Whether `superiorId` may be chosen by an employer of `divisionCode`. */
export async function isEligibleSuperior(
  sequelize: Sequelize, superiorId: string, divisionCode: string, transaction: Transaction | null = null,
): Promise<boolean> {
  const departments = await listDepartments(sequelize, divisionCode, transaction);
  return departments.some(({ id }) => id === superiorId);
}
