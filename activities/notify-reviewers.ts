import type { MemberMessage, OutboxPayload, ReviewerMessage } from '../models/outbox-entry.ts';
import { listMembers, listReviewers, type Reviewer } from '../models/stores/case-readers.ts';
import type { CaseToTell } from '../models/stores/case-to-tell.ts';
import { addMessages } from '../models/stores/messages.ts';
import { type MessageParams, translate } from '../workflows/shared/messages/index.ts';
import { describeCase, messageParamsOf, type NotifyDeps } from './case-message.ts';

/**
 * Tells everybody who may decide the open tasks of a case, or that of one side, within the application and by mail as each has
 * chosen; nobody when it was decided meanwhile. Of a new task only those hear who want to know at once: the inbox counts it, and the
 * digest says how many there are.
 *
 * Safe to retry: a message is there once, and a mail's id is made of the outbox entry and the receiver, so a receiver
 * can drop the second one.
 */
export async function notifyReviewers(
  deps: NotifyDeps, entryId: string, { caseId, message, side }: OutboxPayload<'notifyReviewers'>,
): Promise<void> {
  const isNew = message === 'newTask' || message === 'added';
  const { found, params } = await describeCase(deps, caseId);
  const all = await listReviewers(deps, found, isNew ? 'new-task' : 'reminder', side ?? null);
  const reviewers = isNew ? all.filter(({ delivery }) => delivery === 'at-once') : all;
  await tell(deps, reviewers, { entryId, found, params, message });
}

/** Tells certain members of a case, as {@link notifyReviewers} does; whoever is none any more hears nothing. Safe to retry, likewise. */
export async function notifyMembers(
  deps: NotifyDeps, entryId: string, { caseId, membershipIds, message }: { caseId: string; membershipIds: readonly string[]; message: MemberMessage },
): Promise<void> {
  const { found, params } = await describeCase(deps, caseId);
  await tell(deps, await listMembers(deps, membershipIds, 'reminder'), { entryId, found, params, message });
}

async function tell(
  deps: NotifyDeps, receivers: readonly Reviewer[],
  { entryId, found, params, message }: { entryId: string; found: CaseToTell; params: MessageParams; message: ReviewerMessage | MemberMessage },
): Promise<void> {
  if (receivers.length === 0) return;
  await addMessages(deps.sequelize, {
    sourceId: entryId, code: `reviewer.${message}`, params: messageParamsOf(found, params), caseId: found.id,
  }, receivers);
  const subject = translate('zh-CN', `mail.reviewer.${message}.subject`, params);
  const text = translate('zh-CN', `mail.reviewer.${message}.text`, params);
  for (const { membershipId, email, delivery } of receivers) {
    if (delivery === 'at-once' && email !== null) await deps.mailer.send({ messageId: `${entryId}.${membershipId}`, to: email, subject, text });
  }
}
