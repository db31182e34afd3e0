import type { Sequelize } from 'sequelize';
import { CaseModel } from '../models/case.ts';
import { queryRows } from '../models/database.ts';
import { openContent } from '../models/stores/contents.ts';
import type { Mailer, ShortMessages } from '../platform/mail.ts';
import type { Sealing } from '../platform/sealing.ts';
import type { MessageParams } from '../workflows/shared/messages/index.ts';
import { isOrganizationKind } from '../workflows/shared/user-types.ts';
import { lastDayOf } from '../workflows/shared/time.ts';

export interface NotifyDeps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
  readonly mailer: Mailer;
  /** Null where no gateway is connected. */
  readonly shortMessages: ShortMessages | null;
  readonly publicUrl: string;
}

/**
 * What of it may be kept in a message within the application: the name of an organization, never that of a person, whose
 * case is called by its number.
 */
export function messageParamsOf({ subject, number }: CaseModel, { subject: name = '', reviewer = '', dueOn = '' }: MessageParams): MessageParams {
  return { subject: isOrganizationKind(subject) ? name : number, reviewer, dueOn };
}

/** What messages about a case may name: number, subject, who reviews, the last reason, days and addresses. */
export async function describeCase(
  { sequelize, sealing, publicUrl }: NotifyDeps, caseId: string,
): Promise<{ found: CaseModel; params: MessageParams }> {
  const found = await CaseModel.findByPk(caseId, { rejectOnEmpty: true });
  const [row] = await queryRows<{ reviewer: string; reason: string | null }>(sequelize, `
    SELECT o.name AS reviewer, (
      SELECT c.text_sealed FROM decisions d JOIN contents c ON c.id = d.reason_content_id
      WHERE d.case_id = t.case_id ORDER BY d.revision DESC LIMIT 1) AS reason
    FROM tasks t JOIN organizations o ON o.id = t.reviewer_org_id
    WHERE t.case_id = :caseId ORDER BY t.step_rev DESC LIMIT 1`, { caseId });
  return {
    found,
    params: {
      caseNumber: found.number,
      subject: found.subjectName,
      reviewer: row?.reviewer ?? '',
      reason: openContent(sealing, row?.reason ?? null) ?? '',
      dueOn: found.dueAt === null ? '' : lastDayOf(found.dueAt.toISOString()),
      signInUrl: `${publicUrl}/sign-in/${found.subject}`,
      progressUrl: `${publicUrl}/registrations/progress?number=${found.number}`,
      caseUrl: `${publicUrl}/cases/${caseId}`,
    },
  };
}
