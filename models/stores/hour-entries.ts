import type { Sequelize } from 'sequelize';
import type { LearningSubject, StudyForm } from '../../workflows/shared/hours/study-forms.ts';
import { queryRows } from '../database.ts';
import type { HourEntrySource } from '../hour-entry.ts';

/** A line of the ledger as its owner reads it. Hours are in steps of 0.5, instants ISO 8601. */
export interface HourEntry {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly learningSubject: LearningSubject;
  readonly studyForm: StudyForm;
  readonly title: string;
  readonly hours: number;
  readonly source: HourEntrySource;
  /** Whether it was taken back later. */
  readonly isReversed: boolean;
  readonly rulesVersion: string;
  /** His unit then, and who recognized or revoked. */
  readonly unitName: string | null;
  readonly decidedBy: string | null;
  readonly recordedAt: string;
}

/** Everything the ledger says of a person and year, the latest first; at most 500 lines. One statement. */
export async function listHourEntries(sequelize: Sequelize, { personId, year }: { readonly personId: string; readonly year: number }): Promise<HourEntry[]> {
  const rows = await queryRows<Omit<HourEntry, 'recordedAt'> & { recordedAt: Date }>(sequelize, `
    SELECT e.id, e.case_id AS "caseId", c.number AS "caseNumber", e.learning_subject AS "learningSubject", e.study_form AS "studyForm", d.title,
      e.hours::float8 AS hours, e.source, EXISTS (SELECT FROM hour_entries r WHERE r.reverses_id = e.id) AS "isReversed",
      e.rules_version AS "rulesVersion", u.name AS "unitName", o.name AS "decidedBy", e.recorded_at AS "recordedAt"
    FROM hour_entries e JOIN cases c ON c.id = e.case_id JOIN hour_declarations d ON d.case_id = e.case_id
    LEFT JOIN organizations u ON u.id = e.unit_id LEFT JOIN organizations o ON o.id = e.decided_by_organization_id
    WHERE e.person_id = :personId AND e.year = :year ORDER BY e.recorded_at DESC, e.id DESC LIMIT 500`, { personId, year });
  return rows.map(({ recordedAt, ...row }) => ({ ...row, recordedAt: recordedAt.toISOString() }));
}

/** The years of which the ledger says anything of a person, or he has declared hours, the latest first. */
export async function listHourYears(sequelize: Sequelize, personId: string): Promise<number[]> {
  const rows = await queryRows<{ year: number }>(sequelize, `
    SELECT year FROM hour_entries WHERE person_id = :personId UNION SELECT year FROM hour_declarations WHERE person_id = :personId ORDER BY year DESC`, { personId });
  return rows.map(({ year }) => year);
}
