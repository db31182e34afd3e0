import type { Sequelize, Transaction } from 'sequelize';
import type { RegistrationFacts } from '../../workflows/flows/registration-review/checks.ts';
import { similarityPercent } from '../../workflows/shared/text.ts';
import { queryRows } from '../database.ts';

export interface RegistrationQuestion {
  readonly creditCode: string;
  readonly name: string;
  readonly reviewerDivisionCode: string | null;
  /** Blind indexes of the administrator's ID number under every valid key. */
  readonly administratorIndexes: readonly string[];
}

/** What the checks of a registration need from the database, in two queries. */
export async function loadRegistrationFacts(
  sequelize: Sequelize, question: RegistrationQuestion, transaction: Transaction | null = null,
): Promise<RegistrationFacts> {
  const similar = await queryRows<{ name: string; creditCode: string | null; status: string }>(sequelize, `
    SELECT name, credit_code AS "creditCode", status FROM organizations
    WHERE credit_code = :creditCode OR (name % :name AND status = 'active')
    ORDER BY (credit_code = :creditCode) DESC NULLS LAST, similarity(name, :name) DESC LIMIT 20`,
  { creditCode: question.creditCode, name: question.name }, transaction);
  const [{ count } = { count: 0 }] = await queryRows<{ count: number }>(sequelize, `
    SELECT count(*)::int AS count FROM memberships m
    JOIN accounts a ON a.id = m.account_id JOIN persons p ON p.id = a.person_id
    WHERE p.id_number_index IN (:indexes) AND m.status = 'active'`,
  { indexes: [...question.administratorIndexes] }, transaction);
  const same = similar.find(({ creditCode }) => creditCode === question.creditCode);
  const [mostSimilar] = similar
    .filter(({ creditCode }) => creditCode !== question.creditCode)
    .map(({ name }) => ({ name, percent: similarityPercent(name, question.name) }))
    .toSorted((a, b) => b.percent - a.percent);
  return {
    sameCreditCode: same === undefined ? null : { name: same.name, active: same.status === 'active' },
    mostSimilar: mostSimilar ?? null,
    reviewerDivisionCode: question.reviewerDivisionCode,
    administratorOf: count,
  };
}
