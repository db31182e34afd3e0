import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { StudyForm } from '../../workflows/shared/hours/study-forms.ts';
import { queryPrepared } from '../database.ts';
import { getHourRules } from './hour-rules.ts';

/** The hours of a case that may be recognized now: what the level before recognized in this round, else what was declared. */
export async function findRecognizableHours(
  sequelize: Sequelize, { caseId, round }: { readonly caseId: string; readonly round: number }, transaction: Transaction | null = null,
): Promise<number> {
  const [found] = await queryPrepared<{ hours: number }>(sequelize, `
    SELECT COALESCE((SELECT k.recognized_hours FROM decisions k WHERE k.case_id = d.case_id AND k.round = $round AND k.verb = 'approve'
      ORDER BY k.revision DESC LIMIT 1), d.declared_hours)::float8 AS hours
    FROM hour_declarations d WHERE d.case_id = $caseId`, { caseId, round }, transaction);
  if (found === undefined) throw new RangeError(`Case ${caseId} declares no hours`);
  return found.hours;
}

/** Whether hours of a case stand in the ledger and were not taken back. */
export async function isRecognized(sequelize: Sequelize, caseId: string): Promise<boolean> {
  const rows = await queryPrepared(sequelize, `
    SELECT e.id FROM hour_entries e WHERE e.case_id = $caseId AND e.source = 'recognition'
      AND NOT EXISTS (SELECT FROM hour_entries r WHERE r.reverses_id = e.id)`, { caseId });
  return rows.length > 0;
}

/**
 * What may still be recognized of the study form of a case in its year, by the rules that the case froze; null without a cap.
 * Whoever calls it holds the lock of the person, so that two recognitions at the same moment see each other.
 */
export async function findLeftOfCap(sequelize: Sequelize, caseId: string, transaction: Transaction): Promise<number | null> {
  const [found] = await queryPrepared<{ studyForm: StudyForm; rulesVersion: string; recognized: number }>(sequelize, `
    SELECT d.study_form AS "studyForm", d.rules_version AS "rulesVersion",
      (SELECT COALESCE(sum(e.hours), 0)::float8 FROM hour_entries e
        WHERE e.person_id = d.person_id AND e.year = d.year AND e.study_form = d.study_form) AS recognized
    FROM hour_declarations d WHERE d.case_id = $caseId`, { caseId }, transaction);
  if (found === undefined) throw new RangeError(`Case ${caseId} declares no hours`);
  const { forms } = await getHourRules(sequelize, found.rulesVersion, transaction);
  const { yearlyCap } = forms[found.studyForm];
  return yearlyCap === null ? null : yearlyCap - found.recognized;
}

/**
 * Writes into the ledger what the last approval of a case has recognized. Once per case: a second time is refused by the
 * database (docs/rules.md, "Ledger").
 */
export async function recordRecognition(sequelize: Sequelize, { caseId, at }: { readonly caseId: string; readonly at: string }, transaction: Transaction): Promise<void> {
  await queryPrepared(sequelize, `
    INSERT INTO hour_entries (id, person_id, year, learning_subject, study_form, hours, source, case_id, rules_version, unit_id,
      decided_by_organization_id, recorded_at)
    SELECT CAST($id AS uuid), d.person_id, d.year, d.learning_subject, d.study_form, k.recognized_hours, 'recognition', d.case_id, d.rules_version,
      (SELECT e.organization_id FROM employments e WHERE e.person_id = d.person_id AND e.period @> CAST($at AS timestamptz)),
      k.reviewer_org_id, CAST($at AS timestamptz)
    FROM hour_declarations d JOIN LATERAL (
      SELECT recognized_hours, reviewer_org_id FROM decisions WHERE case_id = d.case_id AND verb = 'approve' ORDER BY revision DESC LIMIT 1
    ) k ON true
    WHERE d.case_id = $caseId RETURNING id`, { id: uuidv7(), caseId, at }, transaction);
}

/**
 * Takes back what was recognized of a case by a reversing entry; nothing is changed or deleted (docs/rules.md, "Ledger").
 * Safe to retry: what was taken back already stays so.
 *
 * @returns whether something was taken back now.
 */
export async function recordRevocation(
  sequelize: Sequelize, { caseId, organizationId, at }: { readonly caseId: string; readonly organizationId: string | null; readonly at: string }, transaction: Transaction,
): Promise<boolean> {
  const reversed = await queryPrepared(sequelize, `
    INSERT INTO hour_entries (id, person_id, year, learning_subject, study_form, hours, source, case_id, reverses_id, rules_version, unit_id,
      decided_by_organization_id, recorded_at)
    SELECT CAST($id AS uuid), e.person_id, e.year, e.learning_subject, e.study_form, -e.hours, 'revocation', e.case_id, e.id, e.rules_version, e.unit_id,
      CAST($organizationId AS uuid), CAST($at AS timestamptz)
    FROM hour_entries e WHERE e.case_id = $caseId AND e.source = 'recognition'
      AND NOT EXISTS (SELECT FROM hour_entries r WHERE r.reverses_id = e.id)
    RETURNING id`, { id: uuidv7(), caseId, organizationId, at }, transaction);
  return reversed.length > 0;
}
