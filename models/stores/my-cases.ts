import type { Sequelize } from 'sequelize';
import type { CaseStatus } from '../../workflows/shared/case-state.ts';
import type { Sealing } from '../../platform/sealing.ts';
import { CASES_BY_KIND } from '../accessible-by.ts';
import { queryRows } from '../database.ts';
import { openContent } from './contents.ts';
import { shownSubjectName } from './subject-name.ts';

/** Which of one's cases are listed. */
export const MY_CASE_STATES = ['all', 'open', 'returned', 'closed'] as const;

export type MyCaseState = (typeof MY_CASE_STATES)[number];

/** A case that somebody or his organization has started, or that is about him. Instants are ISO 8601. */
export interface MyCase {
  readonly caseId: string;
  readonly caseNumber: string;
  /** `<flowId>.<subject>` */
  readonly kind: string;
  readonly status: CaseStatus;
  readonly subjectName: string;
  readonly submittedAt: string;
  readonly dueAt: string | null;
  /** Who is to decide now; none while it waits for its applicant or is closed. */
  readonly holders: readonly string[];
  /** Why it was returned or rejected; null for any other case. */
  readonly reason: string | null;
  /** Whether the person himself has started it. */
  readonly isMine: boolean;
  /** Whether it is about the person, as a transfer that his unit has started. */
  readonly isAboutMe: boolean;
}

export interface MyCasesQuestion {
  /** Blind indexes of the ID number of the person. */
  readonly personIndexes: readonly string[];
  /** Of `accessibleBy`, alias `c`: what colleagues have started and one may read; null for nothing. */
  readonly condition: string | null;
  readonly state: MyCaseState;
  readonly after: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

const STATES = {
  all: 'true', open: 'c.outcome IS NULL', returned: "c.status = 'returned'", closed: 'c.outcome IS NOT NULL',
} as const satisfies Record<MyCaseState, string>;

type MyCaseRow = Omit<MyCase, 'submittedAt' | 'dueAt' | 'reason'> & {
  readonly submittedAt: Date; readonly dueAt: Date | null; readonly textSealed: string | null;
};

/** What a person has started, what is about him, and what his organization has started, the latest first, from after `after` on. One statement. */
export async function listMyCases(
  { sequelize, sealing }: { readonly sequelize: Sequelize; readonly sealing: Sealing }, { personIndexes, condition, state, after, limit }: MyCasesQuestion,
): Promise<MyCase[]> {
  const rows = await queryRows<MyCaseRow>(sequelize, `
    SELECT c.id AS "caseId", c.number AS "caseNumber", c.kind, c.status, c.subject_name AS "subjectName", c.submitted_at AS "submittedAt",
      c.due_at AS "dueAt", COALESCE(c.submitter_person_index IN (:personIndexes), false) AS "isMine",
      COALESCE(c.subject_person_index IN (:personIndexes), false) AS "isAboutMe", last_reason.text_sealed AS "textSealed",
      COALESCE((SELECT json_agg(o.name ORDER BY t.side DESC) FROM tasks t JOIN organizations o ON o.id = t.reviewer_org_id
        WHERE t.case_id = c.id AND t.state = 'open'), '[]') AS holders
    FROM ${CASES_BY_KIND} c
    LEFT JOIN LATERAL (
      SELECT t.text_sealed FROM decisions d JOIN contents t ON t.id = d.reason_content_id
      WHERE d.case_id = c.id AND c.status IN ('returned', 'rejected') ORDER BY d.revision DESC LIMIT 1) last_reason ON true
    WHERE ${followedCases(sequelize, { personIndexes, condition })} AND ${STATES[state]}
      ${after === null ? '' : 'AND (c.submitted_at, c.id) < (:at, :id)'}
    ORDER BY c.submitted_at DESC, c.id DESC LIMIT :limit`, { personIndexes: [...personIndexes], limit, ...after });
  return rows.map(({ submittedAt, dueAt, textSealed, ...row }) => ({
    ...row, subjectName: row.isAboutMe ? row.subjectName : shownSubjectName(row.kind, row.subjectName),
    submittedAt: submittedAt.toISOString(), dueAt: dueAt?.toISOString() ?? null, reason: openContent(sealing, textSealed),
  }));
}

/** The cases that the person has started, that are about him, or that he may read as those of his organization; a condition over cases `c` with their kind. */
export function followedCases(sequelize: Sequelize, { personIndexes, condition }: Pick<MyCasesQuestion, 'personIndexes' | 'condition'>): string {
  const own = personIndexes.map((index) => sequelize.escape(index)).join(', ');
  return `(c.submitter_person_index IN (${own}) OR c.subject_person_index IN (${own}) OR ${condition ?? 'false'})`;
}

/** Whether the person has started a case (`mine`) or may only read it (`reader`), as one about him or of his organization; null for neither. One statement. */
export async function findMyPart(
  sequelize: Sequelize, { caseId, personIndexes, followed }: Pick<MyCasesQuestion, 'personIndexes'> & { caseId: string; followed: string },
): Promise<'mine' | 'reader' | null> {
  const [row] = await queryRows<{ isMine: boolean }>(sequelize, `
    SELECT COALESCE(c.submitter_person_index IN (:personIndexes), false) AS "isMine" FROM ${CASES_BY_KIND} c
    WHERE c.id = :caseId AND ${followed}`, { caseId, personIndexes: [...personIndexes] });
  if (row === undefined) return null;
  return row.isMine ? 'mine' : 'reader';
}
