import type { Sequelize, Transaction } from 'sequelize';
import { DEFAULT_HOUR_RULES, type HourRules } from '../../workflows/shared/hours/rules.ts';
import { queryPrepared } from '../database.ts';
import { createOnceWithin } from './once-within.ts';

/** Rules of hours under the name by which cases and entries keep them. */
export interface NamedHourRules {
  /** `<division>-<year>-<version>`, or the default ones. */
  readonly rulesVersion: string;
  readonly rules: HourRules;
}

/** The name of the rules of a division that has none of its own, up to the province. */
export const DEFAULT_RULES_VERSION = 'SD-DEFAULT';

const rulesOnce = createOnceWithin<NamedHourRules[]>();

export interface RulesQuestion {
  readonly divisionCode: string;
  /** The year whose hours are spoken of. */
  readonly year: number;
  /** The day on which it is asked, `yyyy-mm-dd`. */
  readonly onDay: string;
}

/**
 * The rules that hold in a division for the hours of a year: the latest version that is in effect, of the division or of the
 * nearest one above it that has rules (docs/rules.md, "Hours"). One statement.
 */
export async function findHourRules(sequelize: Sequelize, question: RulesQuestion, transaction: Transaction | null = null): Promise<NamedHourRules> {
  const [found] = await rulesOnce(transaction, question, () => queryPrepared<NamedHourRules>(sequelize, `
    WITH RECURSIVE up AS (
      SELECT code, parent_code, 0 AS distance FROM divisions WHERE code = $divisionCode
      UNION ALL
      SELECT d.code, d.parent_code, u.distance + 1 FROM divisions d JOIN up u ON d.code = u.parent_code
    )
    SELECT r.division_code || '-' || r.year || '-' || r.version AS "rulesVersion", r.rules
    FROM hour_rule_sets r JOIN up u ON u.code = r.division_code
    WHERE r.year = $year AND r.effective_from <= CAST($onDay AS date)
    ORDER BY u.distance, r.version DESC LIMIT 1`, { ...question }, transaction));
  return found ?? { rulesVersion: DEFAULT_RULES_VERSION, rules: DEFAULT_HOUR_RULES };
}

/** The division of the unit in which a person works today; empty for whoever is employed nowhere. */
export async function findDivisionOfPerson(sequelize: Sequelize, personId: string): Promise<string> {
  const [found] = await queryPrepared<{ divisionCode: string }>(sequelize, `
    SELECT o.division_code AS "divisionCode" FROM employments e JOIN organizations o ON o.id = e.organization_id
    WHERE e.person_id = $personId AND e.period @> now()`, { personId });
  return found?.divisionCode ?? '';
}

/** The rules of a name. Throws RangeError when there are none. */
export async function getHourRules(sequelize: Sequelize, rulesVersion: string, transaction: Transaction | null = null): Promise<HourRules> {
  if (rulesVersion === DEFAULT_RULES_VERSION) return DEFAULT_HOUR_RULES;
  const [divisionCode = '', year = '', version = ''] = rulesVersion.split('-');
  const [found] = await queryPrepared<{ rules: HourRules }>(sequelize, `
    SELECT rules FROM hour_rule_sets WHERE division_code = $divisionCode AND year = CAST($year AS integer) AND version = CAST($version AS integer)`,
  { divisionCode, year, version }, transaction);
  if (found === undefined) throw new RangeError(`There are no rules ${rulesVersion}`);
  return found.rules;
}
