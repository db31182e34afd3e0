import { type Sequelize, UniqueConstraintError } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { HourRules } from '../../workflows/shared/hours/rules.ts';
import { queryRows, withTransaction } from '../database.ts';
import { HourRuleSetModel } from '../hour-rule-set.ts';

/** A version of the rules of a division and year. Days are `yyyy-mm-dd`, instants ISO 8601. */
export interface HourRuleSet {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly rules: HourRules;
  readonly createdAt: string;
  readonly createdBy: string | null;
}

export interface RuleSetsQuestion {
  readonly divisionCode: string;
  readonly year: number;
}

/** All versions of a division and year, the latest first. One statement. */
export async function listHourRuleSets(sequelize: Sequelize, question: RuleSetsQuestion): Promise<HourRuleSet[]> {
  const rows = await queryRows<Omit<HourRuleSet, 'createdAt'> & { createdAt: Date }>(sequelize, `
    SELECT r.version, r.effective_from::text AS "effectiveFrom", r.rules, r.created_at AS "createdAt", p.name AS "createdBy"
    FROM hour_rule_sets r LEFT JOIN accounts a ON a.id = r.created_by_account_id LEFT JOIN persons p ON p.id = a.person_id
    WHERE r.division_code = :divisionCode AND r.year = :year ORDER BY r.version DESC`, { ...question });
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
}

export interface NewRuleSet extends RuleSetsQuestion {
  /** The version that was on the screen; 0 where there was none. */
  readonly expectedVersion: number;
  readonly effectiveFrom: string;
  readonly rules: HourRules;
  readonly accountId: string;
  readonly at: string;
}

/**
 * Adds a version to the rules of a division and year; open cases keep theirs. Safe to retry: the same expected version is
 * answered `stale` the second time.
 *
 * @returns the new version, or `stale` when somebody else has added one meanwhile.
 */
export async function addHourRuleSet(
  sequelize: Sequelize, { divisionCode, year, expectedVersion, effectiveFrom, rules, accountId, at }: NewRuleSet,
): Promise<number | 'stale'> {
  const version = expectedVersion + 1;
  try {
    return await withTransaction(sequelize, async (transaction) => {
      const [latest] = await queryRows<{ version: number }>(sequelize, `
        SELECT COALESCE(max(version), 0)::int AS version FROM hour_rule_sets WHERE division_code = :divisionCode AND year = :year`, { divisionCode, year }, transaction);
      if (latest?.version !== expectedVersion) return 'stale';
      await HourRuleSetModel.create({
        id: uuidv7(), divisionCode, year, version, effectiveFrom, rules, createdByAccountId: accountId, createdAt: new Date(at),
      }, { transaction });
      return version;
    });
  } catch (error) {
    if (error instanceof UniqueConstraintError) return 'stale';
    throw error;
  }
}
