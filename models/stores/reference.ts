import type { Sequelize, Transaction } from 'sequelize';
import { normalizeText } from '../../workflows/shared/text.ts';
import { queryRows } from '../database.ts';
import { containing } from '../like-pattern.ts';
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

/** Whether a division can be chosen today: any present one, or with `isLowest` only one that has none below it. */
export async function isPresentDivision(
  sequelize: Sequelize, { code, isLowest }: { code: string; isLowest: boolean }, transaction: Transaction | null = null,
): Promise<boolean> {
  const rows = await queryRows(sequelize, `
    SELECT code FROM divisions d
    WHERE code = :code AND (valid_to IS NULL OR valid_to >= current_date)
      AND NOT (:isLowest AND EXISTS (SELECT FROM divisions below WHERE below.parent_code = d.code))`, { code, isLowest }, transaction);
  return rows.length === 1;
}

/** Those of `codes` that a table does not offer today. */
export async function findUnknownCodes(
  sequelize: Sequelize, { table, codes }: { table: string; codes: readonly string[] }, transaction: Transaction | null = null,
): Promise<string[]> {
  const rows = await queryRows<{ code: string }>(sequelize, `
    SELECT code FROM jsonb_array_elements_text(CAST(:codes AS jsonb)) AS wanted(code)
    WHERE NOT EXISTS (SELECT FROM code_tables t WHERE t.table_name = :table AND t.code = wanted.code
      AND t.valid_from <= current_date AND (t.valid_to IS NULL OR t.valid_to >= current_date))`,
  { table, codes: JSON.stringify(codes) }, transaction);
  return rows.map(({ code }) => code);
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

/** The titles of a series and level, in the order in which people choose from them. */
export async function listTitleNames(sequelize: Sequelize, { series, level }: { series: string; level: string }): Promise<{ name: string }[]> {
  return queryRows(sequelize, 'SELECT name FROM title_names WHERE series_code = :series AND level_code = :level ORDER BY sort, name', { series, level });
}

export interface DepartmentItem {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly divisionCode: string;
}

/** Active departments `o` that an organization of `:divisionCode` may choose as superior: of the division and of those above it. */
const ELIGIBLE_SUPERIORS = `
  WITH RECURSIVE divisions_up AS (
    SELECT code, parent_code, 0 AS distance FROM divisions WHERE code = :divisionCode
    UNION ALL
    SELECT d.code, d.parent_code, u.distance + 1 FROM divisions d JOIN divisions_up u ON d.code = u.parent_code
  )
  SELECT o.id, o.name, o.short_name AS "shortName", o.division_code AS "divisionCode"
  FROM organizations o JOIN divisions_up u ON u.code = o.division_code
  WHERE o.kind = 'department' AND o.status = 'active'`;

/** The departments that an organization of `divisionCode` may choose as superior, nearest first: some hundreds at most, those of one county, its city and the province. */
export async function listDepartments(sequelize: Sequelize, divisionCode: string): Promise<DepartmentItem[]> {
  return queryRows(sequelize, `${ELIGIBLE_SUPERIORS} ORDER BY u.distance, o.name, o.id`, { divisionCode });
}

/** Whether `superiorId` may be chosen by an organization of `divisionCode`. */
export async function isEligibleSuperior(
  sequelize: Sequelize, superiorId: string, divisionCode: string, transaction: Transaction | null = null,
): Promise<boolean> {
  const rows = await queryRows(sequelize, `${ELIGIBLE_SUPERIORS} AND o.id = :superiorId`, { divisionCode, superiorId }, transaction);
  return rows.length === 1;
}

/** Where a professional can work: an employer, or a department with staff of its own. */
export interface UnitItem {
  readonly id: string;
  readonly name: string;
  readonly kind: 'employer' | 'department';
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly divisionNameEn: string;
}

/** A division and every one below it. */
const DIVISIONS_DOWN = `
  WITH RECURSIVE divisions_down AS (
    SELECT code FROM divisions WHERE code = :divisionCode
    UNION ALL
    SELECT d.code FROM divisions d JOIN divisions_down u ON d.parent_code = u.code
  )`;

/** Units one finds at once. */
const UNITS_AT_MOST = 50;

/**
 * Active units of a division and of those below it whose name holds `part`, whatever its case, or reads much like it; the
 * most similar first, at most 50. Without a part all of them, by name.
 */
export async function findUnits(sequelize: Sequelize, { divisionCode, part }: { divisionCode: string; part: string }): Promise<UnitItem[]> {
  const name = normalizeText(part);
  return queryRows(sequelize, `${DIVISIONS_DOWN}
    SELECT o.id, o.name, o.kind, o.division_code AS "divisionCode", d.name AS "divisionName", d.name_en AS "divisionNameEn"
    FROM organizations o JOIN divisions_down u ON u.code = o.division_code JOIN divisions d ON d.code = o.division_code
    WHERE o.kind IN ('employer', 'department') AND o.status = 'active' AND (o.name ILIKE :pattern OR o.name % :name)
    ORDER BY (o.name ILIKE :pattern) DESC, similarity(o.name, :name) DESC, o.name, o.id LIMIT ${UNITS_AT_MOST}`,
  { divisionCode, name, pattern: containing(name) });
}

/** An active unit that a professional of `divisionCode` may choose; null for any other organization. */
export async function findUnit(
  sequelize: Sequelize, { id, divisionCode }: { id: string; divisionCode: string }, transaction: Transaction | null = null,
): Promise<{ readonly divisionCode: string } | null> {
  const [found] = await queryRows<{ divisionCode: string }>(sequelize, `${DIVISIONS_DOWN}
    SELECT o.division_code AS "divisionCode" FROM organizations o JOIN divisions_down u ON u.code = o.division_code
    WHERE o.id = :id AND o.kind IN ('employer', 'department') AND o.status = 'active'`, { id, divisionCode }, transaction);
  return found ?? null;
}

/** The sections of an active unit by name; null when there is no such unit. */
export async function listSections(sequelize: Sequelize, unitId: string): Promise<{ id: string; name: string }[] | null> {
  const rows = await queryRows<{ id: string | null; name: string | null }>(sequelize, `
    SELECT s.id, s.name FROM organizations o LEFT JOIN sections s ON s.organization_id = o.id
    WHERE o.id = :unitId AND o.kind IN ('employer', 'department') AND o.status = 'active' ORDER BY s.name, s.id`, { unitId });
  return rows.length === 0 ? null : rows.flatMap(({ id, name }) => (id === null || name === null ? [] : [{ id, name }]));
}

/** Whether a section is one of this unit. */
export async function isSectionOf(
  sequelize: Sequelize, { sectionId, unitId }: { sectionId: string; unitId: string }, transaction: Transaction | null = null,
): Promise<boolean> {
  const rows = await queryRows(sequelize, 'SELECT id FROM sections WHERE id = :sectionId AND organization_id = :unitId', { sectionId, unitId }, transaction);
  return rows.length === 1;
}
