import type { Sequelize } from 'sequelize';
import type { Sealing } from '../../platform/sealing.ts';
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
  readonly requestId: string;
  readonly at: string;
}

/**
 * Adds a comment to a case, open or closed. What everybody reads is told to the other side.
 *
 * Safe to retry: one request makes one comment.
 */
export async function commentCase(
  { sequelize, sealing }: { sequelize: Sequelize; sealing: Sealing }, { caseId, text, isInternal, by, actor, requestId, at }: CommentInput,
): Promise<void> {
  await aroundCase(sequelize, caseId, async (found, transaction) => {
    if (await findEventOf(sequelize, requestId, transaction) !== null) return;
    const content = await storeContent(sealing, text, at, transaction);
    await appendDeskEvent(found, { edge: isInternal ? 'internalComment' : 'comment', at, actor, requestId, content }, transaction);
    if (isInternal) return;
    await addToOutbox(sequelize, {
      topic: by === 'reviewer' ? 'notifyApplicant' : 'notifyReviewers', payload: { caseId, message: 'commented' }, at,
    }, transaction);
  });
}
