import type { ApplicantMessage } from '../models/outbox-entry.ts';
import { emailOf } from '../models/stores/case-to-tell.ts';
import { openText } from '../models/stores/form-snapshot.ts';
import { addMessages } from '../models/stores/messages.ts';
import { findMessage, isMessageCode, translate } from '../workflows/shared/messages/index.ts';
import { describeCase, messageParamsOf, type NotifyDeps } from './case-message.ts';

/**
 * Tells the applicant of a case, in the words of its subject or flow where they have their own: within the application when he has an
 * account, by mail as he has chosen, and, where there is a text for it, by short message. Whoever submitted without an
 * account always gets both at once.
 *
 * Safe to retry: a message is there once, and the mail's id is that of the outbox entry, so a receiver can drop the
 * second one.
 */
export async function notifyApplicant(
  deps: NotifyDeps, entryId: string, { caseId, message }: { caseId: string; message: ApplicantMessage },
): Promise<void> {
  const { found, params } = await describeCase(deps, caseId);
  const { applicant, stored } = found;
  if (applicant !== null) {
    const own: string = `${found.flowId}.${message}`;
    const code = isMessageCode(own) ? own : `case.${message}` as const;
    const kept = { ...messageParamsOf(found, params), ...(code === own ? {} : { flowId: found.flowId }) };
    await addMessages(deps.sequelize, { sourceId: entryId, code, params: kept, caseId }, [{ ...applicant, membershipId: null }]);
    if (applicant.delivery !== 'at-once') return;
  }
  const words = (part: 'subject' | 'text' | 'sms'): string | null =>
    findMessage('zh-CN', `mail.${found.flowId}.${found.subject}.${message}.${part}`, params)
    ?? findMessage('zh-CN', `mail.${found.flowId}.${message}.${part}`, params);
  const to = emailOf(deps.sealing, found);
  if (to !== null) {
    await deps.mailer.send({
      messageId: entryId,
      to,
      subject: words('subject') ?? translate('zh-CN', `mail.case.${message}.subject`, params),
      text: words('text') ?? translate('zh-CN', `mail.case.${message}.text`, params),
    });
  }
  const text = words('sms');
  if (text !== null) await deps.shortMessages?.send({ messageId: entryId, to: openText(deps.sealing, stored, 'mobile'), text });
}
