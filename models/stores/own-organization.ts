import type { Sequelize } from 'sequelize';
import type { Locale } from '../../workflows/shared/messages/index.ts';
import { normalizeText } from '../../workflows/shared/text.ts';
import type { OrganizationKind } from '../../workflows/shared/user-types.ts';
import { queryRows } from '../database.ts';
import { containing } from '../like-pattern.ts';

/** An organization as those who belong to it read it. */
export interface OwnOrganization {
  readonly id: string;
  readonly code: string;
  readonly kind: OrganizationKind;
  readonly creditCode: string | null;
  readonly name: string;
  readonly shortName: string;
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly superiorName: string | null;
  readonly nature: string | null;
  readonly industry: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly headcount: number | null;
  readonly administrators: number;
  readonly employees: number;
  /** Its open change of superior; null where there is none. */
  readonly openChange: { readonly caseId: string; readonly caseNumber: string } | null;
}

/** How a code of the organization is read in the language `:locale`. */
function labelOf(table: string, column: string): string {
  return `(SELECT CASE WHEN :locale = 'en' THEN t.en ELSE t.zh END FROM code_tables t WHERE t.table_name = '${table}' AND t.code = o.${column} LIMIT 1)`;
}

/** The organization that `condition` (of `accessibleBy`, alias `o`) reaches; null for another one. One statement. */
export async function findOwnOrganization(
  sequelize: Sequelize, { organizationId, condition, locale }: { organizationId: string; condition: string; locale: Locale },
): Promise<OwnOrganization | null> {
  const [row] = await queryRows<OwnOrganization>(sequelize, `
    SELECT o.id, o.code, o.kind, o.credit_code AS "creditCode", o.name, o.short_name AS "shortName", o.division_code AS "divisionCode",
      CASE WHEN :locale = 'en' THEN d.name_en ELSE d.name END AS "divisionName", u.name AS "superiorName",
      ${labelOf('organization-nature', 'nature')} AS nature, ${labelOf('industry', 'industry')} AS industry,
      o.address, o.postcode, o.headcount,
      (SELECT count(*)::int FROM memberships m WHERE m.organization_id = o.id AND m.status = 'active') AS administrators,
      (SELECT count(*)::int FROM employments e WHERE e.organization_id = o.id AND e.period @> now()) AS employees,
      (SELECT json_build_object('caseId', c.id, 'caseNumber', c.number) FROM cases c
        WHERE c.subject_organization_id = o.id AND c.flow_id = 'superiorChange' AND c.outcome IS NULL LIMIT 1) AS "openChange"
    FROM organizations o JOIN divisions d ON d.code = o.division_code LEFT JOIN organizations u ON u.id = o.superior_id
    WHERE o.id = :organizationId AND ${condition}`, { organizationId, locale });
  return row ?? null;
}

/** An organization that may become a superior, with what tells it from others of the same name. */
export interface SuperiorItem {
  readonly id: string;
  readonly name: string;
  readonly kind: 'department' | 'hrss';
  readonly divisionName: string;
  readonly divisionNameEn: string;
}

/** Superiors one finds at once. */
const SUPERIORS_AT_MOST = 50;

/**
 * Active departments and bureaus whose name holds `part` or reads much like it, the most similar first, at most 50; neither the
 * present superior nor the organization itself nor anything below it (docs/rules.md, "Another superior"). One statement.
 */
export async function findSuperiors(sequelize: Sequelize, { organizationId, part }: { organizationId: string; part: string }): Promise<SuperiorItem[]> {
  const name = normalizeText(part);
  return queryRows(sequelize, `
    SELECT s.id, s.name, s.kind, d.name AS "divisionName", d.name_en AS "divisionNameEn"
    FROM organizations s JOIN divisions d ON d.code = s.division_code JOIN organizations own ON own.id = :organizationId
    WHERE s.kind IN ('department', 'hrss') AND s.status = 'active' AND NOT s.path @> ARRAY[own.id] AND s.id IS DISTINCT FROM own.superior_id
      AND (s.name ILIKE :pattern OR s.name % :name)
    ORDER BY (s.name ILIKE :pattern) DESC, similarity(s.name, :name) DESC, s.name, s.id LIMIT ${SUPERIORS_AT_MOST}`,
  { organizationId, name, pattern: containing(name) });
}
