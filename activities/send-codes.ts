import { CaseModel } from '../models/case.ts';
import { CaseSubmissionModel } from '../models/case-submission.ts';
import { openText } from '../models/stores/form-snapshot.ts';
import { CODE_MINUTES, findWaitingCode, forgetSentCode, type WaitingCode } from '../models/stores/one-time-codes.ts';
import { findPersonalData } from '../models/stores/password.ts';
import { resolvePasswordReset } from '../models/stores/password-reset.ts';
import { type MessageParams, translate } from '../workflows/shared/messages/index.ts';
import type { NotifyDeps } from './case-message.ts';

/**
 * Sends a code that opens a case to the address or number the case names. One that is void by now is not sent.
 *
 * Safe to retry: a code that was sent is no longer there to be sent; the message id is that of the outbox entry.
 */
export async function sendAccessCode(deps: NotifyDeps, messageId: string, { codeId }: { codeId: string }): Promise<void> {
  const waiting = await findWaitingCode(deps.sealing, codeId);
  if (waiting === null) return;
  const { number: caseNumber, submissionId } = await CaseModel.findByPk(waiting.subjectId, { rejectOnEmpty: true });
  const stored = await CaseSubmissionModel.findByPk(submissionId, { rejectOnEmpty: true });
  const to = openText(deps.sealing, stored, waiting.channel);
  await send(deps, { messageId, to, key: 'accessCode', params: { caseNumber } }, waiting);
  await forgetSentCode(codeId);
}

/**
 * Looks whether somebody who has forgotten a password named an account and its contact, and sends the code there; to
 * nobody otherwise.
 *
 * Safe to retry: the comparison is made once; a code that was sent is no longer there to be sent.
 */
export async function sendResetCode(deps: NotifyDeps, messageId: string, { codeId }: { codeId: string }): Promise<void> {
  const waiting = await findWaitingCode(deps.sealing, codeId);
  if (waiting === null) return;
  const accountId = await resolvePasswordReset(deps, waiting.subjectId);
  if (accountId !== null) {
    const { [waiting.channel]: to } = await findPersonalData(deps, accountId);
    if (to !== undefined) await send(deps, { messageId, to, key: 'resetCode', params: {} }, waiting);
  }
  await forgetSentCode(codeId);
}

interface CodeMessage {
  readonly messageId: string;
  readonly to: string;
  readonly key: 'accessCode' | 'resetCode';
  readonly params: MessageParams;
}

async function send(
  { mailer, shortMessages }: NotifyDeps, { messageId, to, key, params: more }: CodeMessage, { code, channel }: WaitingCode,
): Promise<void> {
  const params = { ...more, code, minutes: CODE_MINUTES };
  if (channel === 'email') {
    await mailer.send({
      messageId, to, subject: translate('zh-CN', `mail.${key}.subject`, params), text: translate('zh-CN', `mail.${key}.text`, params),
    });
  } else {
    await shortMessages?.send({ messageId, to, text: translate('zh-CN', `mail.${key}.sms`, params) });
  }
}
