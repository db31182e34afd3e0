import type { Sequelize, Transaction } from 'sequelize';
import { definitionOf, isFlowId, subjectOf } from '../../workflows/flows/index.ts';
import { addDays, dayOf } from '../../workflows/shared/time.ts';
import { queryRows } from '../database.ts';
import type { PresentCase } from '../submissions/submission.ts';

/** The step in which an appeal is decided; a flow whose cases go through it can be appealed. */
export const APPEAL_STEP = 'appeal';

/** Until so many days after the rejection an appeal can be made (docs/rules.md, "Hours"). */
export const APPEAL_DAYS = 30;

/** A rejected case that can be appealed, and what its appeal keeps of it. */
export interface Appealable {
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
  readonly rejectedAt: Date;
  readonly rejectedBy: string;
}

/**
 * Judges whether a case can be appealed now: once, within 30 days of its rejection, to the organization above the one that
 * rejected it (domain §6.10; docs/rules.md, "Hours"). One statement.
 */
export async function findAppealable(
  sequelize: Sequelize, { caseId, at }: { readonly caseId: string; readonly at: string }, transaction: Transaction | null = null,
): Promise<Appealable | AppealRefusal> {
  const [found] = await queryRows<RejectedCase>(sequelize, `
    SELECT c.flow_id AS "flowId", c.subject, c.rules_version AS "rulesVersion", c.subject_person_index AS "subjectPersonIndex",
      c.submission_id AS "submissionId", c.submitter_organization_id AS "submitterOrganizationId", COALESCE(c.relation = 'appeal', false) AS "isAppeal",
      EXISTS (SELECT FROM cases a WHERE a.related_case_id = c.id AND a.relation = 'appeal') AS "isAppealed",
      d.decided_at AS "rejectedAt", d.reviewer_org_id AS "rejectedBy"
    FROM cases c JOIN LATERAL (
      SELECT decided_at, reviewer_org_id FROM decisions WHERE case_id = c.id AND verb = 'reject' ORDER BY revision DESC LIMIT 1
    ) d ON true
    WHERE c.id = :caseId AND c.outcome = 'rejected'`, { caseId }, transaction);
  if (found === undefined || found.isAppeal || !hasAppeals(found)) return 'not-appealable';
  if (found.isAppealed) return 'appealed-already';
  if (dayOf(at) > addDays(dayOf(found.rejectedAt.toISOString()), APPEAL_DAYS)) return 'appeal-too-late';
  const { subject, submissionId, submitterOrganizationId, rulesVersion, subjectPersonIndex, rejectedBy } = found;
  return {
    subject, submissionId, submitterOrganizationId,
    present: { id: caseId, rulesVersion, subjectPersonIndex, chain: [APPEAL_STEP], superiorId: rejectedBy },
  };
}

function hasAppeals({ flowId, subject }: RejectedCase): boolean {
  return isFlowId(flowId) && subjectOf(definitionOf(flowId), subject).steps.some(({ name }) => name === APPEAL_STEP);
}
