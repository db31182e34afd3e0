import type { Sequelize } from 'sequelize';
import { CaseModel } from '../models/case.ts';
import { CaseSubmissionModel } from '../models/case-submission.ts';
import { queryRows } from '../models/database.ts';
import { openContent } from '../models/stores/contents.ts';
import { openText } from '../models/stores/form-snapshot.ts';
import type { Mailer, ShortMessages } from '../platform/mail.ts';
import type { Sealing } from '../platform/sealing.ts';
import { findMessage, translate } from '../workflows/shared/messages/index.ts';

export interface NotifyDeps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
  readonly mailer: Mailer;
  /** Null where no gateway is connected. */
  readonly shortMessages: ShortMessages | null;
  readonly publicUrl: string;
}

/** Which sentences a registration's message is made of. */
const templates = {
  received: 'registrationReceived', approved: 'registrationApproved', rejected: 'registrationRejected',
} as const;

/**
 * Writes to the applicant of a case by mail and, where there is a text for it, by short message.
 *
 * Safe to retry: the message id is made of case and message, so a receiver can drop the second one.
 */
export async function notifyApplicant(
  deps: NotifyDeps, { caseId, message }: { caseId: string; message: keyof typeof templates },
): Promise<void> {
  const found = await CaseModel.findByPk(caseId, { rejectOnEmpty: true });
  const stored = await CaseSubmissionModel.findByPk(found.submissionId, { rejectOnEmpty: true });
  const template = templates[message];
  const params = {
    caseNumber: found.number,
    organization: found.subjectName,
    url: `${deps.publicUrl}/sign-in/${found.subject}`,
    ...await reviewOf(deps, caseId),
  };
  const messageId = `${caseId}.${message}`;
  await deps.mailer.send({
    messageId,
    to: openText(deps.sealing, stored, 'email'),
    subject: translate('zh-CN', `mail.${template}.subject`, params),
    text: translate('zh-CN', `mail.${template}.text`, params),
  });
  const text = findMessage('zh-CN', `mail.${template}.sms`, params);
  if (text !== null) await deps.shortMessages?.send({ messageId, to: openText(deps.sealing, stored, 'mobile'), text });
}

/** Who reviews or reviewed, and the reason that was given. */
async function reviewOf(
  { sequelize, sealing }: NotifyDeps, caseId: string,
): Promise<{ reviewer: string; reason: string }> {
  const [row] = await queryRows<{ reviewer: string; reason: string | null }>(sequelize, `
    SELECT o.name AS reviewer, c.text_sealed AS reason
    FROM tasks t JOIN organizations o ON o.id = t.reviewer_org_id
    LEFT JOIN decisions d ON d.task_id = t.id
    LEFT JOIN contents c ON c.id = d.reason_content_id
    WHERE t.case_id = :caseId ORDER BY t.opened_at DESC LIMIT 1`, { caseId });
  return { reviewer: row?.reviewer ?? '', reason: openContent(sealing, row?.reason ?? null) ?? '' };
}
