import { findHelp } from '../models/stores/help.ts';
import { findPersonalData } from '../models/stores/password.ts';
import type { OutboxPayload } from '../models/outbox-entry.ts';
import { translate } from '../workflows/shared/messages/index.ts';
import type { NotifyDeps } from './case-message.ts';

/**
 * Tells the owner of an account that its password is another one now, and who helps when it was not him. By mail, and by
 * short message to whoever has no mail address.
 *
 * Safe to retry: the message id is that of the outbox entry, so a receiver can drop the second one.
 */
export async function sendPasswordNotice(
  deps: NotifyDeps, messageId: string, { accountId, change }: OutboxPayload<'sendPasswordNotice'>,
): Promise<void> {
  const { email, mobile } = await findPersonalData(deps, accountId);
  const params = { help: await findHelp(deps.sequelize, accountId) ?? translate('zh-CN', 'mail.password.anyBureau'), resetUrl: `${deps.publicUrl}/password-reset` };
  if (email !== undefined) {
    const key = `mail.password.${change}` as const;
    await deps.mailer.send({ messageId, to: email, subject: translate('zh-CN', `${key}.subject`), text: translate('zh-CN', `${key}.text`, params) });
  } else if (mobile !== undefined) {
    await deps.shortMessages?.send({ messageId, to: mobile, text: translate('zh-CN', 'mail.password.sms', params) });
  }
}
