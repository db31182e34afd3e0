import { appendEvent } from '../../models/stores/append-event.ts';
import { closeTasks } from '../../models/stores/close-tasks.ts';
import { storeContent } from '../../models/stores/contents.ts';
import { moveCounters } from '../../models/stores/task-counters.ts';
import { endCase } from './end-case.ts';
import { judgeApplicant } from './judge-applicant.ts';
import { type Move, reasonOf } from './move.ts';

/** An applicant takes his case back; a reason may be given. */
export const withdraw: Move = async (context) => {
  const judged = await judgeApplicant(context);
  if (judged.status !== 'permitted') return judged;
  const { deps, found, command: { requestId }, body, at, transaction } = context;
  const reason = reasonOf(body);
  const content = reason === null ? null : await storeContent(deps.sealing, reason, at, transaction);
  const fromStatus = found.status;
  found.revision += 1;
  const closed = await closeTasks(deps.sequelize, { caseId: found.id }, { reason: 'withdrawn', at }, transaction);
  const moves = await endCase(context, 'withdrawn');
  const eventId = await appendEvent(found, {
    edge: 'withdraw', fromStatus, at, actor: judged.actor, requestId, ...(content === null ? {} : { content }),
  }, transaction);
  await found.save({ transaction });
  await moveCounters(deps.sequelize, [...closed, ...moves], transaction);
  return { status: 'moved', eventId };
};
