import { type DigestContent, findDigest } from '../models/stores/message-digests.ts';
import { findPersonalData } from '../models/stores/password.ts';
import type { OutboxPayload } from '../models/outbox-entry.ts';
import { describeMessage, translate } from '../workflows/shared/messages/index.ts';
import type { NotifyDeps } from './case-message.ts';

/**
 * Sends the digest of a day: messages that waited for it, and how many tasks are new. Nothing is sent when nothing is
 * left to say.
 *
 * Safe to retry: the message id is that of the outbox entry, of which there is one per account and day.
 */
export async function sendDigest(deps: NotifyDeps, messageId: string, { accountId, day }: OutboxPayload<'sendDigest'>): Promise<void> {
  const content = await findDigest(deps.sequelize, { accountId, day });
  const { email } = await findPersonalData(deps, accountId);
  if (content === null || email === undefined || content.messages.length + content.newTasks.length === 0) return;
  await deps.mailer.send({ messageId, to: email, subject: translate('zh-CN', 'mail.digest.subject', { day }), text: textOf(content, deps.publicUrl) });
}

function textOf({ messages, messageCount, newTasks }: DigestContent, publicUrl: string): string {
  const more = messageCount - messages.length;
  return [
    ...newTasks.map(({ organizationName: organization, count }) => translate('zh-CN', 'mail.digest.newTasks', { organization, count, url: `${publicUrl}/workbench` })),
    ...messages.map(({ code, params, caseId, isApplicant }) => translate('zh-CN', 'mail.digest.message', {
      message: describeMessage('zh-CN', code, params) ?? translate('zh-CN', 'messages.list.unknown'),
      url: caseId === null ? `${publicUrl}/messages` : `${publicUrl}${isApplicant ? '/my-cases' : '/cases'}/${caseId}`,
    })),
    ...(more > 0 ? [translate('zh-CN', 'mail.digest.more', { count: more, url: `${publicUrl}/messages` })] : []),
    '',
    translate('zh-CN', 'mail.digest.footer', { url: `${publicUrl}/account/messages` }),
  ].join('\n');
}
