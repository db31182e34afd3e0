import type { Sequelize } from 'sequelize';
import type { Sealing } from '../../platform/sealing.ts';
import { DEFAULT_DELIVERY, type Delivery } from '../../workflows/shared/mail-choice.ts';
import type { CaseModel } from '../case.ts';
import { queryPrepared } from '../database.ts';
import type { CaseReader } from './case-readers.ts';
import { openText, type StoredForm } from './form-snapshot.ts';
import { EMAIL } from './people.ts';

/** A case with everything that a message about it needs. */
export interface CaseToTell extends Pick<CaseModel, 'id' | 'number' | 'flowId' | 'subject' | 'subjectName' | 'step' | 'dueAt'> {
  /** Name of the organization that reviews it, or did last. */
  readonly reviewer: string | null;
  /** Of the last decision, sealed. */
  readonly reasonSealed: string | null;
  /** The form of the present round. */
  readonly stored: StoredForm;
  /**
   * The account of whoever submitted it: the one he did it with, or the one he has got since. What was submitted without an
   * account is answered at once, whatever was chosen since. Null when there is none.
   */
  readonly applicant: CaseReader | null;
  /** Mail address of the applicant's record, sealed; null where there is none. */
  readonly emailSealed: string | null;
}

type CaseToTellRow = Omit<CaseToTell, 'stored' | 'applicant'> & StoredForm & {
  readonly accountId: string | null; readonly delivery: Delivery;
};

/** Reads a case to tell people of it, in one statement: mail is written beside decisions and must not get in their way. Throws RangeError when there is none. */
export async function findCaseToTell(sequelize: Sequelize, caseId: string): Promise<CaseToTell> {
  const [row] = await queryPrepared<CaseToTellRow>(sequelize, `
    SELECT c.id, c.number, c.flow_id AS "flowId", c.subject, c.subject_name AS "subjectName", c.step, c.due_at AS "dueAt",
      last_task.reviewer, last_reason.text_sealed AS "reasonSealed", s.form, s.sealed, applicant.id AS "accountId", applicant.email_sealed AS "emailSealed",
      CASE WHEN c.submitter_account_id IS NULL THEN 'at-once' ELSE COALESCE(mc.delivery, $otherwise) END AS delivery
    FROM cases c
    JOIN case_submissions s ON s.id = c.submission_id
    LEFT JOIN LATERAL (
      SELECT o.name AS reviewer FROM tasks t JOIN organizations o ON o.id = t.reviewer_org_id
      WHERE t.case_id = c.id ORDER BY t.step_rev DESC LIMIT 1) last_task ON true
    LEFT JOIN LATERAL (
      SELECT t.text_sealed FROM decisions d JOIN contents t ON t.id = d.reason_content_id
      WHERE d.case_id = c.id ORDER BY d.revision DESC LIMIT 1) last_reason ON true
    LEFT JOIN LATERAL (
      SELECT a.id, p.email_sealed FROM accounts a JOIN persons p ON p.id = a.person_id
      WHERE a.id = c.submitter_account_id AND a.status = 'active'
      UNION ALL
      SELECT a.id, p.email_sealed FROM persons p JOIN accounts a ON a.person_id = p.id AND a.status = 'active'
      WHERE c.submitter_account_id IS NULL AND p.id_number_index = c.submitter_person_index LIMIT 1) applicant ON true
    LEFT JOIN mail_choices mc ON mc.account_id = applicant.id AND mc.topic = 'outcome'
    WHERE c.id = $caseId`, { caseId, otherwise: DEFAULT_DELIVERY.outcome });
  if (row === undefined) throw new RangeError(`There is no case ${caseId}`);
  const { form, sealed, accountId, delivery, ...facts } = row;
  return { ...facts, stored: { form, sealed }, applicant: accountId === null ? null : { accountId, delivery } };
}

/** Where the applicant gets mail: at the address of his form, or of his record where the form asks for none. Null where neither has one. */
export function emailOf(sealing: Sealing, { stored, emailSealed }: CaseToTell): string | null {
  const email = openText(sealing, stored, 'email');
  if (email !== '') return email;
  return emailSealed === null ? null : sealing.unseal(emailSealed, EMAIL);
}
