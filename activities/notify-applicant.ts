import type { ApplicantMessage } from '../models/outbox-entry.ts';
import { CaseSubmissionModel } from '../models/case-submission.ts';
import { openText } from '../models/stores/form-snapshot.ts';
import { findMessage, translate } from '../workflows/shared/messages/index.ts';
import { describeCase, type NotifyDeps } from './case-message.ts';

/**
 * Writes to the applicant of a case, in the words of its subject where they differ, by mail and, where there is a text for it, by short message.
 *
 * Safe to retry: the message id is that of the outbox entry, so a receiver can drop the second one.
 */
export async function notifyApplicant(
  deps: NotifyDeps, messageId: string, { caseId, message }: { caseId: string; message: ApplicantMessage },
): Promise<void> {
  const { found, params } = await describeCase(deps, caseId);
  const stored = await CaseSubmissionModel.findByPk(found.submissionId, { rejectOnEmpty: true });
  const key = `mail.${found.flowId}.${message}` as const;
  const own = (part: 'subject' | 'text' | 'sms'): string | null =>
    findMessage('zh-CN', `mail.${found.flowId}.${found.subject}.${message}.${part}`, params);
  await deps.mailer.send({
    messageId,
    to: openText(deps.sealing, stored, 'email'),
    subject: own('subject') ?? translate('zh-CN', `${key}.subject`, params),
    text: own('text') ?? translate('zh-CN', `${key}.text`, params),
  });
  const text = own('sms') ?? findMessage('zh-CN', `${key}.sms`, params);
  if (text !== null) await deps.shortMessages?.send({ messageId, to: openText(deps.sealing, stored, 'mobile'), text });
}
