import { setAssignee } from '../../models/stores/assignee.ts';
import { listColleagues } from '../../models/stores/colleagues.ts';
import { storeContent } from '../../models/stores/contents.ts';
import { appendDeskEvent } from '../../models/stores/desk-event.ts';
import { addToOutbox } from '../../models/stores/outbox.ts';
import { judgeReviewer } from './judge-decision.ts';
import { type Move, reasonOf } from './move.ts';

/**
 * A reviewer gives a task to a colleague of the same organization, who is told so; a reason may be given. The step waits on
 * as it did, and nobody's decision becomes stale by it.
 */
export const transfer: Move = async (context) => {
  const reviewer = await judgeReviewer(context);
  if (reviewer.status !== 'permitted') return reviewer;
  const { deps: { sequelize, sealing }, found, command: { requestId }, body, at, tellFrom, transaction } = context;
  const { actor, onBehalfOf, task, step: { right } } = reviewer;
  const targetMembershipId = String(Reflect.get(Object(body), 'membershipId') ?? '');
  if (task.assigneeMembershipId === targetMembershipId) return { status: 'invalid', reason: 'colleague-unchanged' };
  const colleagues = await listColleagues(sequelize, { task, right, membershipId: actor.membershipId }, transaction);
  if (!colleagues.some(({ membershipId }) => membershipId === targetMembershipId)) return { status: 'invalid', reason: 'colleague-unknown' };
  const reason = reasonOf(body);
  const content = reason === null ? null : await storeContent(sealing, reason, at, transaction);
  await setAssignee(sequelize, { taskId: task.id, membershipId: targetMembershipId }, transaction);
  const eventId = await appendDeskEvent(found, {
    edge: 'transfer', at, actor: { ...actor, organizationId: task.reviewerOrgId }, requestId, targetMembershipId, ...(onBehalfOf === null ? {} : { onBehalfOf }), ...(content === null ? {} : { content }),
  }, transaction);
  await addToOutbox(sequelize, {
    topic: 'notifyMembers', payload: { caseId: found.id, membershipIds: [targetMembershipId], message: 'transferred' }, at, availableAt: tellFrom,
  }, transaction);
  return { status: 'moved', eventId };
};
