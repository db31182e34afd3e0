import type { ReviewerMessage } from '../models/outbox-entry.ts';
import { listReviewerAddresses } from '../models/stores/reviewer-addresses.ts';
import { translate } from '../workflows/shared/messages/index.ts';
import { describeCase, type NotifyDeps } from './case-message.ts';

/**
 * Writes to everybody who may decide the open task of a case; nobody when it was decided meanwhile.
 *
 * Safe to retry: the message id is made of the outbox entry and the receiver, so a receiver can drop the second one.
 */
export async function notifyReviewers(
  deps: NotifyDeps, messageId: string, { caseId, message }: { caseId: string; message: ReviewerMessage },
): Promise<void> {
  const addresses = await listReviewerAddresses(deps, caseId);
  if (addresses.length === 0) return;
  const { params } = await describeCase(deps, caseId);
  const subject = translate('zh-CN', `mail.reviewer.${message}.subject`, params);
  const text = translate('zh-CN', `mail.reviewer.${message}.text`, params);
  for (const { membershipId, email } of addresses) {
    await deps.mailer.send({ messageId: `${messageId}.${membershipId}`, to: email, subject, text });
  }
}
