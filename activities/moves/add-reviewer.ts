import { presentAdditions } from '../../models/stores/added-reviewers.ts';
import { type Asking, listAddableColleagues, listAddableOrganizations } from '../../models/stores/addable-reviewers.ts';
import { appendEvent } from '../../models/stores/append-event.ts';
import { closeTasks } from '../../models/stores/close-tasks.ts';
import { storeContent } from '../../models/stores/contents.ts';
import { openDueSides } from '../../models/stores/open-added.ts';
import { moveCounters } from '../../models/stores/task-counters.ts';
import { ADDED_PLACES, type AddedPlace, type Addition, MAX_ADDED, nextAddedSide } from '../../workflows/shared/added-reviewers.ts';
import type { AddingEdge } from '../../workflows/shared/flow.ts';
import { isUuid } from '../../workflows/shared/uuid.ts';
import { judgeReviewer, type PermittedReviewer } from './judge-decision.ts';
import { type Move, type MoveContext, reasonOf, type Refusal } from './move.ts';

/** The edge of each place. */
const EDGES = { before: 'addBefore', after: 'addAfter' } as const satisfies Record<AddedPlace, AddingEdge>;

/** Who is asked: a colleague, or an organization. */
type Asked = Pick<Addition, 'organizationId' | 'membershipId' | 'sectionId'>;

/**
 * A reviewer asks another one to decide the step too, before him or after him; why may be said. Asked before, he decides again
 * when the other has agreed; asked after, his own task waits on, and the other's opens when he has approved (docs/rules.md,
 * "Added reviewers").
 */
export const addReviewer: Move = async (context) => {
  const reviewer = await judgeReviewer(context);
  if (reviewer.status !== 'permitted') return reviewer;
  const { deps: { sequelize, sealing }, found, command: { requestId }, body, at, transaction } = context;
  const { actor, onBehalfOf, task, step } = reviewer;
  const place = ADDED_PLACES.find((one) => one === Reflect.get(Object(body), 'place'));
  if (place === undefined) return { status: 'invalid', reason: 'verb-not-offered' };
  const asked = await judgeAsked(context, reviewer);
  if ('status' in asked) return asked;
  const additions = presentAdditions(found);
  const reason = reasonOf(body);
  const content = reason === null ? null : await storeContent(sealing, reason, at, transaction);
  found.revision += 1;
  found.set({ additions: [...found.additions, {
    ...asked, side: nextAddedSide(additions), step: step.name, round: found.round, place, by: task.side, askedBy: actor.membershipId, askedFor: onBehalfOf,
    contentId: content?.id ?? null,
  }] });
  const closed = place === 'after' ? [] : await closeTasks(sequelize, { taskIds: [task.id] }, { reason: 'deferred', at }, transaction);
  const opened = await openDueSides(sequelize, found, { step, at }, transaction);
  const eventId = await appendEvent(found, {
    edge: EDGES[place], fromStatus: found.status, at, actor: { ...actor, organizationId: task.reviewerOrgId }, requestId,
    ...(asked.membershipId === null ? { targetOrganizationId: asked.organizationId } : { targetMembershipId: asked.membershipId }),
    ...(onBehalfOf === null ? {} : { onBehalfOf }), ...(content === null ? {} : { content }),
  }, transaction);
  await found.save({ transaction });
  await moveCounters(sequelize, [...closed, ...opened], transaction);
  return { status: 'moved', eventId };
};

/** Who is asked, where he can be: he has no part in the step yet, and may decide it. */
async function judgeAsked({ deps: { sequelize }, found, body, transaction }: MoveContext, { actor, onBehalfOf, task, step }: PermittedReviewer): Promise<Asked | Refusal> {
  const additions = presentAdditions(found);
  if (additions.length >= MAX_ADDED) return { status: 'invalid', reason: 'reviewers-full' };
  const asking: Asking = { found, step, task, membershipId: actor.membershipId, onBehalfOf };
  const [membershipId, organizationId] = [idOf(body, 'membershipId'), idOf(body, 'organizationId')];
  if (additions.some((added) => added.membershipId === null ? added.organizationId === organizationId : added.membershipId === membershipId)) {
    return { status: 'invalid', reason: 'reviewer-added' };
  }
  if (membershipId !== null && organizationId === null) {
    const colleagues = await listAddableColleagues(sequelize, asking, transaction);
    if (colleagues.some((one) => one.membershipId === membershipId)) return { organizationId: task.reviewerOrgId, membershipId, sectionId: task.reviewerSectionId };
  }
  if (organizationId !== null && membershipId === null) {
    const [chosen] = await listAddableOrganizations(sequelize, asking, { id: organizationId }, transaction);
    if (chosen !== undefined) return { organizationId, membershipId: null, sectionId: null };
  }
  return { status: 'invalid', reason: 'reviewer-not-offered' };
}

/** The id under a name of a body; null for none, and for what is none. */
function idOf(body: unknown, name: 'membershipId' | 'organizationId'): string | null {
  const id = String(Reflect.get(Object(body), name) ?? '').toLowerCase();
  return isUuid(id) ? id : null;
}
