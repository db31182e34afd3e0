import type { Sequelize, Transaction } from 'sequelize';
import type { ReviewerRule } from '../../workflows/shared/flow.ts';
import type { Right } from '../../workflows/shared/rights.ts';
import { queryPrepared } from '../database.ts';
import { RIGHT_HOLDERS } from './members-sql.ts';
import { createOnceWithin } from './once-within.ts';

export interface Reviewer {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly code: string;
  readonly divisionCode: string;
  readonly path: readonly string[];
  /** Whether a nearer one was to decide and has nobody who could. */
  readonly passedOver: boolean;
}

export interface ReviewerQuestion {
  readonly rule: ReviewerRule;
  readonly divisionCode: string;
  /** The superior department or unit responsible today, or null where the bureau of the division is. */
  readonly superiorId: string | null;
  /** The one that is to be responsible in its place; null where nothing of the kind is asked for. */
  readonly successorId?: string | null;
  readonly right: Right;
  /** Blind index of the submitter's ID number: he does not count as a reviewer of his own case. */
  readonly submitterPersonIndex: string | null;
  /** The same of whom it is about, who counts as little. */
  readonly subjectPersonIndex: string | null;
  /** The organization that did not answer: only those above it are asked. */
  readonly above?: string | null;
  /** Whether only HRSS bureaus are asked. */
  readonly isForBureaus?: boolean;
}

/**
 * Which organization decides: by the rule the chosen superior, else the HRSS bureau of the division; where that one has no
 * active reviewer, the nearest upper one (docs/rules.md, "Who reviews"). Null when nobody up to the province can.
 */
export async function findReviewer(
  sequelize: Sequelize, { submitterPersonIndex, subjectPersonIndex, ...asked }: ReviewerQuestion, transaction: Transaction | null = null,
): Promise<Reviewer | null> {
  const candidates = await candidatesOnce(transaction, asked, () => listCandidates(sequelize, asked, transaction));
  const found = candidates.find(({ personIndexes }) => personIndexes.some((index) => index !== submitterPersonIndex && index !== subjectPersonIndex));
  if (found === undefined) return null;
  const { personIndexes: _reviewers, ...reviewer } = found;
  return { ...reviewer, passedOver: found !== candidates[0] };
}

/** An organization that is to be asked, and whom it has to decide, nobody where it is disabled: as many as tell whether one is left when submitter and subject do not count. */
interface Candidate extends Omit<Reviewer, 'passedOver'> {
  readonly personIndexes: readonly string[];
}

const candidatesOnce = createOnceWithin<Candidate[]>();

/** Who may be asked, the nearest first. One statement. */
async function listCandidates(
  sequelize: Sequelize,
  { rule, superiorId, successorId = null, above = null, isForBureaus = false, ...question }: Omit<ReviewerQuestion, 'submitterPersonIndex' | 'subjectPersonIndex'>,
  transaction: Transaction | null,
): Promise<Candidate[]> {
  const first = firstAsked[rule]({ superiorId, successorId });
  return queryPrepared<Candidate>(sequelize, `
    WITH RECURSIVE superiors AS (
      SELECT id, name, short_name, code, division_code, path, status, superior_id, 0 AS distance FROM organizations WHERE id = $first
      UNION ALL
      SELECT o.id, o.name, o.short_name, o.code, o.division_code, o.path, o.status, o.superior_id, s.distance + 1 FROM organizations o JOIN superiors s ON o.id = s.superior_id
    ), divisions_up AS (
      SELECT code, parent_code, 0 AS distance FROM divisions
      WHERE code = COALESCE((SELECT division_code FROM organizations WHERE id = $divisionOf), $divisionCode)
      UNION ALL
      SELECT d.code, d.parent_code, u.distance + 1 FROM divisions d JOIN divisions_up u ON d.code = u.parent_code
    ), candidates AS (
      SELECT id, name, short_name, code, division_code, path, status, distance FROM superiors
      UNION ALL
      SELECT o.id, o.name, o.short_name, o.code, o.division_code, o.path, o.status, 100 + u.distance
      FROM organizations o JOIN divisions_up u ON u.code = o.division_code WHERE o.kind = 'hrss'
    )
    SELECT c.id, c.name, c.short_name AS "shortName", c.code, c.division_code AS "divisionCode", c.path, r.indexes AS "personIndexes"
    FROM candidates c CROSS JOIN LATERAL (
      SELECT ARRAY(SELECT DISTINCT p.id_number_index FROM ${RIGHT_HOLDERS}
        WHERE m.organization_id = c.id AND m.status = 'active' AND r.right_name = $right AND c.status = 'active' LIMIT 3) AS indexes
    ) r
    WHERE c.id IS DISTINCT FROM $above AND (NOT $isForBureaus OR c.distance >= 100)
      AND c.distance > COALESCE((SELECT min(distance) FROM candidates WHERE id = $above), -1)
    ORDER BY c.distance`, {
    ...question, first, isForBureaus, divisionOf: rule === 'successor' ? first : null, above: above ?? (rule === 'above-superior' ? superiorId : null),
  }, transaction);
}

/** Whom each rule asks first; null where that is the bureau of the division. */
const firstAsked = {
  bureau: () => null,
  'superior-or-bureau': ({ superiorId }) => superiorId,
  'above-superior': ({ superiorId }) => superiorId,
  successor: ({ successorId }) => successorId,
} satisfies Record<ReviewerRule, (of: { superiorId: string | null; successorId: string | null }) => string | null>;
