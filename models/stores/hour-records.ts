import type { Sequelize } from 'sequelize';
import type { Sealing } from '../../platform/sealing.ts';
import type { CaseStatus } from '../../workflows/shared/case-state.ts';
import type { LearningSubject, StudyForm } from '../../workflows/shared/hours/study-forms.ts';
import { maskIdNumber, maskName } from '../../workflows/shared/mask.ts';
import { queryRows } from '../database.ts';
import { APPEAL_DAYS } from './appeals.ts';
import { openContent } from './contents.ts';
import { ID_NUMBER } from './people.ts';

/** What became of declared hours (认定结果). */
export const RECOGNITION_RESULTS = ['pending', 'recognized', 'refused', 'withdrawn', 'revoked'] as const;

export type RecognitionResult = (typeof RECOGNITION_RESULTS)[number];

/** A declaration as lists show it (domain §5.10). Hours are in steps of 0.5, instants ISO 8601, days `yyyy-mm-dd`. */
export interface HourRecord {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly status: CaseStatus;
  readonly result: RecognitionResult;
  readonly personName: string;
  readonly idNumber: string;
  readonly unitName: string | null;
  readonly year: number;
  readonly learningSubject: LearningSubject;
  readonly studyForm: StudyForm;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly declaredHours: number;
  /** Null until it is decided. */
  readonly recognizedHours: number | null;
  readonly step: string | null;
  /** Who is to decide now; null while it waits for nobody. */
  readonly holder: string | null;
  /** Why it was returned, rejected or recognized with fewer hours; null where nothing was said. */
  readonly reason: string | null;
  readonly submittedAt: string;
  /** Whether the reader can appeal its rejection now: what he, or his organization, has declared, once and in time. */
  readonly canAppeal: boolean;
}

/** Whose declarations are listed: those about a person, or those that an organization has declared. */
export type RecordsOf = { readonly personId: string } | { readonly organizationId: string };

export interface RecordsQuestion {
  readonly of: RecordsOf;
  readonly result: RecognitionResult | null;
  readonly year: number | null;
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

const REVOKED = "EXISTS (SELECT FROM hour_entries e WHERE e.case_id = c.id AND e.source = 'revocation')";

const RESULTS = {
  pending: 'c.outcome IS NULL',
  recognized: `c.outcome = 'approved' AND NOT ${REVOKED}`,
  refused: "c.outcome IN ('rejected', 'lapsed')",
  withdrawn: "c.outcome = 'withdrawn'",
  revoked: `c.outcome = 'approved' AND ${REVOKED}`,
} satisfies Record<RecognitionResult, string>;

type RecordRow = Omit<HourRecord, 'idNumber' | 'reason' | 'submittedAt'> & {
  readonly idNumberSealed: string; readonly textSealed: string | null; readonly submittedAt: Date;
};

/** Declarations, the latest first, from after `after` on; people are masked unless they ask for their own. One statement. */
export async function listHourRecords(
  { sequelize, sealing }: { readonly sequelize: Sequelize; readonly sealing: Sealing }, { of, result, year, after, limit }: RecordsQuestion,
): Promise<HourRecord[]> {
  const isOwn = 'personId' in of;
  const rows = await queryRows<RecordRow>(sequelize, `
    SELECT c.id AS "caseId", c.number AS "caseNumber", c.status, p.name AS "personName", p.id_number_sealed AS "idNumberSealed",
      (SELECT o.name FROM organizations o WHERE o.id = c.superior_id) AS "unitName",
      d.year, d.learning_subject AS "learningSubject", d.study_form AS "studyForm", d.title, d.starts_on::text AS "startsOn", d.ends_on::text AS "endsOn",
      d.declared_hours::float8 AS "declaredHours", recognized.hours::float8 AS "recognizedHours", c.step, holder.name AS holder,
      said.text_sealed AS "textSealed", c.submitted_at AS "submittedAt",
      ${isOwn ? 'c.submitter_organization_id IS NULL AND' : ''} COALESCE(c.outcome = 'rejected', false) AND c.relation IS DISTINCT FROM 'appeal'
        AND c.closed_at > now() - interval '${APPEAL_DAYS} days'
        AND NOT EXISTS (SELECT FROM cases a WHERE a.related_case_id = c.id AND a.relation = 'appeal') AS "canAppeal",
      CASE ${Object.entries(RESULTS).map(([name, condition]) => `WHEN ${condition} THEN '${name}'`).join(' ')} END AS result
    FROM hour_declarations d JOIN cases c ON c.id = d.case_id JOIN persons p ON p.id = d.person_id
    LEFT JOIN LATERAL (SELECT e.hours FROM hour_entries e WHERE e.case_id = c.id AND e.source = 'recognition') recognized ON true
    LEFT JOIN LATERAL (
      SELECT o.name FROM tasks t JOIN organizations o ON o.id = t.reviewer_org_id WHERE t.case_id = c.id AND t.state = 'open' LIMIT 1) holder ON true
    LEFT JOIN LATERAL (
      SELECT x.text_sealed FROM decisions k JOIN contents x ON x.id = k.reason_content_id WHERE k.case_id = c.id ORDER BY k.revision DESC LIMIT 1) said ON true
    WHERE ${isOwn ? 'd.person_id = :personId' : 'c.submitter_organization_id = :organizationId'}
      ${result === null ? '' : `AND ${RESULTS[result]}`} ${year === null ? '' : 'AND d.year = :year'}
      ${after === null ? '' : 'AND (c.submitted_at, c.id) < (:at, :id)'}
    ORDER BY c.submitted_at DESC, c.id DESC LIMIT :limit`, { ...of, year, limit, ...after });
  return rows.map(({ idNumberSealed, textSealed, submittedAt, personName, ...row }) => ({
    ...row, personName: isOwn ? personName : maskName(personName), idNumber: maskIdNumber(sealing.unseal(idNumberSealed, ID_NUMBER)),
    reason: openContent(sealing, textSealed), submittedAt: submittedAt.toISOString(),
  }));
}
