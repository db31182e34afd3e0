import { CaseModel } from '../models/case.ts';
import { CaseSubmissionModel } from '../models/case-submission.ts';
import { openText } from '../models/stores/form-snapshot.ts';
import { CODE_MINUTES, findWaitingCode, forgetSentCode } from '../models/stores/one-time-codes.ts';
import { translate } from '../workflows/shared/messages/index.ts';
import type { NotifyDeps } from './case-message.ts';

/**
 * Sends a code that opens a case to the address or number the case names. One that is void by now is not sent.
 *
 * Safe to retry: a code that was sent is no longer there to be sent; the message id is that of the outbox entry.
 */
export async function sendAccessCode(
  { sealing, mailer, shortMessages }: NotifyDeps, messageId: string, { codeId }: { codeId: string },
): Promise<void> {
  const waiting = await findWaitingCode(sealing, codeId);
  if (waiting === null) return;
  const { number: caseNumber, submissionId } = await CaseModel.findByPk(waiting.subjectId, { rejectOnEmpty: true });
  const stored = await CaseSubmissionModel.findByPk(submissionId, { rejectOnEmpty: true });
  const to = openText(sealing, stored, waiting.channel);
  const params = { caseNumber, code: waiting.code, minutes: CODE_MINUTES };
  if (waiting.channel === 'email') {
    await mailer.send({
      messageId, to, subject: translate('zh-CN', 'mail.accessCode.subject', params), text: translate('zh-CN', 'mail.accessCode.text', params),
    });
  } else {
    await shortMessages?.send({ messageId, to, text: translate('zh-CN', 'mail.accessCode.sms', params) });
  }
  await forgetSentCode(codeId);
}
