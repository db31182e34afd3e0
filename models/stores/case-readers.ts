import type { Sequelize } from 'sequelize';
import type { Sealing } from '../../platform/sealing.ts';
import { definitionOf, subjectOf } from '../../workflows/flows/index.ts';
import type { Side } from '../../workflows/shared/flow.ts';
import { DEFAULT_DELIVERY, type Delivery, type MailTopic } from '../../workflows/shared/mail-choice.ts';
import { ZONE } from '../../workflows/shared/time.ts';
import type { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';
import { MEMBERS, RIGHT_HOLDERS } from './members-sql.ts';
import { EMAIL } from './people.ts';

/** Somebody who is told of a case. */
export interface CaseReader {
  readonly accountId: string;
  readonly delivery: Delivery;
}

/** Somebody who may decide an open task. */
export interface Reviewer extends CaseReader {
  readonly membershipId: string;
  /** Null for whoever has no mail address. */
  readonly email: string | null;
}

/** The members who may decide the open tasks of a case, or that of one side, whoever stands in for one of them today too, its submitter left out, and how they hear of the topic by mail. */
export async function listReviewers(
  { sequelize, sealing }: { sequelize: Sequelize; sealing: Sealing }, found: Pick<CaseModel, 'id' | 'flowId' | 'subject' | 'step'>, topic: MailTopic,
  side: Side | null = null,
): Promise<Reviewer[]> {
  const rights = subjectOf(definitionOf(found.flowId), found.subject).steps
    .filter(({ name }) => name === found.step).map(({ right }) => right);
  if (rights.length === 0) return [];
  const rows = await queryRows<ReviewerRow>(sequelize, `
    SELECT DISTINCT told.id AS "membershipId", ta.id AS "accountId", tp.email_sealed AS "emailSealed", COALESCE(mc.delivery, :otherwise) AS delivery
    FROM tasks t
    JOIN (${RIGHT_HOLDERS}) ON m.organization_id = t.reviewer_org_id AND m.status = 'active' AND r.right_name IN (:rights)
      AND p.id_number_index IS DISTINCT FROM t.submitter_person_index
    JOIN memberships told ON told.organization_id = t.reviewer_org_id AND told.status = 'active' AND (told.id = m.id OR EXISTS (
      SELECT FROM substitutes s WHERE s.absent_membership_id = m.id AND s.substitute_membership_id = told.id AND s.cancelled_at IS NULL
        AND (now() AT TIME ZONE '${ZONE}')::date BETWEEN s.from_day AND s.until_day AND (s.kinds IS NULL OR t.kind = ANY (s.kinds))))
    JOIN accounts ta ON ta.id = told.account_id AND ta.status = 'active'
    JOIN persons tp ON tp.id = ta.person_id
    LEFT JOIN mail_choices mc ON mc.account_id = ta.id AND mc.topic = :topic
    WHERE t.case_id = :caseId AND t.state = 'open' AND tp.id_number_index IS DISTINCT FROM t.submitter_person_index
      AND (t.side = :side OR CAST(:side AS text) IS NULL) AND COALESCE(tp.id_number_index <> ALL (t.barred_person_indexes), true)
    ORDER BY 1`, { caseId: found.id, rights, topic, side, otherwise: DEFAULT_DELIVERY[topic] });
  return rows.map((row) => reviewerOf(sealing, row));
}

/** These members, as far as they still are, and how they hear of the topic by mail. */
export async function listMembers(
  { sequelize, sealing }: { sequelize: Sequelize; sealing: Sealing }, membershipIds: readonly string[], topic: MailTopic,
): Promise<Reviewer[]> {
  const rows = await queryRows<ReviewerRow>(sequelize, `
    SELECT m.id AS "membershipId", a.id AS "accountId", p.email_sealed AS "emailSealed", COALESCE(mc.delivery, :otherwise) AS delivery
    FROM ${MEMBERS} LEFT JOIN mail_choices mc ON mc.account_id = a.id AND mc.topic = :topic
    WHERE m.id IN (:membershipIds) AND m.status = 'active' ORDER BY 1`, { membershipIds: [...membershipIds], topic, otherwise: DEFAULT_DELIVERY[topic] });
  return rows.map((row) => reviewerOf(sealing, row));
}

type ReviewerRow = Omit<Reviewer, 'email'> & { readonly emailSealed: string | null };

function reviewerOf(sealing: Sealing, { emailSealed, ...reviewer }: ReviewerRow): Reviewer {
  return { ...reviewer, email: emailSealed === null ? null : sealing.unseal(emailSealed, EMAIL) };
}
