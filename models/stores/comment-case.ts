import type { Sequelize, Transaction } from 'sequelize';
import type { Sealing } from '../../platform/sealing.ts';
import { dayOf, startOfDay } from '../../workflows/shared/time.ts';
import type { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';
import { storeContent } from './contents.ts';
import { appendDeskEvent, aroundCase, type DeskActor } from './desk-event.ts';
import { addToOutbox } from './outbox.ts';
import { findEventOf } from './requests.ts';

export interface CommentInput {
  readonly caseId: string;
  readonly text: string;
  /** Who reads it: the reviewers among themselves, or the applicant too. */
  readonly isInternal: boolean;
  readonly by: 'reviewer' | 'applicant';
  readonly actor: DeskActor;
  /** For whom a substitute comments, as a membership; null for whoever does so in his own name. */
  readonly onBehalfOf?: string | null;
  readonly requestId: string;
  readonly at: string;
}

/** What an applicant writes in a day, at most: every comment is told to all reviewers. */
const MOST_BY_APPLICANT = 20;

/**
 * Adds a comment to a case, open or closed. What everybody reads is told to the other side.
 *
 * Safe to retry: one request makes one comment.
 *
 * @returns `too-many` when an applicant has written enough for today, and then nothing is written.
 */
export async function commentCase(
  { sequelize, sealing }: { sequelize: Sequelize; sealing: Sealing }, { caseId, text, isInternal, by, actor, onBehalfOf = null, requestId, at }: CommentInput,
): Promise<'commented' | 'too-many'> {
  return aroundCase(sequelize, caseId, async (found, transaction) => {
    if (await findEventOf(sequelize, requestId, transaction) !== null) return 'commented';
    if (by === 'applicant' && await countByApplicant(sequelize, { caseId, at }, transaction) >= MOST_BY_APPLICANT) return 'too-many';
    const content = await storeContent(sealing, text, at, transaction);
    await appendDeskEvent(found, { edge: isInternal ? 'internalComment' : 'comment', at, actor, requestId, content, ...(onBehalfOf === null ? {} : { onBehalfOf }) }, transaction);
    if (isInternal) return 'commented';
    await addToOutbox(sequelize, {
      topic: by === 'reviewer' ? 'notifyApplicant' : 'notifyReviewers', payload: { caseId, message: 'commented' }, at,
    }, transaction);
    return 'commented';
  });
}

/** Notes why somebody appeals, as the first comment of the case that was written for it in this transaction. */
export async function noteAppealReason(
  sealing: Sealing, { found, reason, accountId, at }: { found: CaseModel; reason: string; accountId: string; at: string }, transaction: Transaction,
): Promise<void> {
  const content = await storeContent(sealing, reason, at, transaction);
  const actor = { accountId, membershipId: null, organizationId: found.submitterOrganizationId };
  await appendDeskEvent(found, { edge: 'comment', at, actor, content }, transaction);
}

/** How many comments the applicant has left on the day of `at`; those of reviewers have a membership. */
async function countByApplicant(sequelize: Sequelize, { caseId, at }: Pick<CommentInput, 'caseId' | 'at'>, transaction: Transaction): Promise<number> {
  const [found] = await queryRows<{ count: number }>(sequelize, `
    SELECT count(*)::int AS count FROM case_events
    WHERE case_id = :caseId AND edge = 'comment' AND membership_id IS NULL AND at >= :since`, { caseId, since: startOfDay(dayOf(at)) }, transaction);
  return found?.count ?? 0;
}
