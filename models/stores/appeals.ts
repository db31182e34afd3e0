import type { Sequelize, Transaction } from 'sequelize';
import { definitionOf, isFlowId, subjectOf } from '../../workflows/flows/index.ts';
import { addDays, dayOf } from '../../workflows/shared/time.ts';
import { queryRows } from '../database.ts';
import type { PresentCase } from '../submissions/submission.ts';

/** The step in which an appeal is decided; a flow whose cases go through it can be appealed. */
export const APPEAL_STEP = 'appeal';

/** Until so many days after the rejection an appeal can be made (docs/rules.md, "Hours"). */
export const APPEAL_DAYS = 30;

/** A case of a flow that knows appeals, what its appeal keeps of it, and why it cannot be appealed now; null where it can. */
export interface Appealable {
  readonly refusal: AppealRefusal | null;
  readonly present: PresentCase;
  readonly subject: string;
  readonly submissionId: string;
  readonly submitterOrganizationId: string | null;
}

/** Why a case cannot be appealed: it was not rejected, or is an appeal itself; it has been appealed; it is too late. */
export type AppealRefusal = 'not-appealable' | 'appealed-already' | 'appeal-too-late';

interface RejectedCase {
  readonly flowId: string;
  readonly subject: string;
  readonly rulesVersion: string;
  readonly subjectPersonIndex: string | null;
  readonly submissionId: string;
  readonly submitterOrganizationId: string | null;
  readonly isAppeal: boolean;
  readonly isAppealed: boolean;
  readonly outcome: string | null;
  /** Null where nobody has rejected it. */
  readonly rejectedAt: Date | null;
  readonly rejectedBy: string | null;
}

/**
 * Judges whether a case can be appealed now: once, within 30 days of its rejection, to the organization above the one that
 * rejected it (domain §6.10; docs/rules.md, "Hours"). One statement.
 *
 * @returns null when there is no such case, or its flow knows no appeals.
 */
export async function findAppealable(
  sequelize: Sequelize, { caseId, at }: { readonly caseId: string; readonly at: string }, transaction: Transaction | null = null,
): Promise<Appealable | null> {
  const [found] = await queryRows<RejectedCase>(sequelize, `
    SELECT c.flow_id AS "flowId", c.subject, c.rules_version AS "rulesVersion", c.subject_person_index AS "subjectPersonIndex",
      c.submission_id AS "submissionId", c.submitter_organization_id AS "submitterOrganizationId", COALESCE(c.relation = 'appeal', false) AS "isAppeal",
      EXISTS (SELECT FROM cases a WHERE a.related_case_id = c.id AND a.relation = 'appeal') AS "isAppealed",
      c.outcome, d.decided_at AS "rejectedAt", d.reviewer_org_id AS "rejectedBy"
    FROM cases c LEFT JOIN LATERAL (
      SELECT decided_at, reviewer_org_id FROM decisions WHERE case_id = c.id AND verb = 'reject' ORDER BY revision DESC LIMIT 1
    ) d ON true
    WHERE c.id = :caseId`, { caseId }, transaction);
  if (found === undefined || !hasAppeals(found)) return null;
  const { subject, submissionId, submitterOrganizationId, rulesVersion, subjectPersonIndex, rejectedBy } = found;
  return {
    subject, submissionId, submitterOrganizationId, refusal: refusalOf(found, at),
    present: { id: caseId, rulesVersion, subjectPersonIndex, chain: [APPEAL_STEP], superiorId: rejectedBy },
  };
}

function refusalOf({ outcome, isAppeal, isAppealed, rejectedAt }: RejectedCase, at: string): AppealRefusal | null {
  if (outcome !== 'rejected' || isAppeal || rejectedAt === null) return 'not-appealable';
  if (isAppealed) return 'appealed-already';
  return dayOf(at) > addDays(dayOf(rejectedAt.toISOString()), APPEAL_DAYS) ? 'appeal-too-late' : null;
}

function hasAppeals({ flowId, subject }: RejectedCase): boolean {
  return isFlowId(flowId) && subjectOf(definitionOf(flowId), subject).steps.some(({ name }) => name === APPEAL_STEP);
}
