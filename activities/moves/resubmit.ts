import { appendEvent } from '../../models/stores/append-event.ts';
import { findUnusable } from '../../models/stores/attachments.ts';
import { deleteMendingDraft } from '../../models/stores/mending-drafts.ts';
import { openStep } from '../../models/stores/open-case.ts';
import { findRequestOwner } from '../../models/stores/requests.ts';
import { isSubjectBusy, resubmitCase } from '../../models/stores/resubmit-case.ts';
import { findReturnCode } from '../../models/stores/return-code.ts';
import { moveCounters } from '../../models/stores/task-counters.ts';
import { submissions } from '../../models/submissions/index.ts';
import type { SubmissionRefusal } from '../../models/submissions/submission.ts';
import { nextStep } from '../../workflows/flows/index.ts';
import type { InvalidReason } from '../../workflows/shared/command.ts';
import { judgeApplicant } from './judge-applicant.ts';
import type { Move } from './move.ts';

const invalidBecause = {
  'already-registered': 'subject-busy', 'employed-elsewhere': 'employed-elsewhere', 'not-employed': 'not-employed', 'reviewer-missing': 'reviewer-missing',
} satisfies Record<SubmissionRefusal, InvalidReason>;

/** An applicant sends a returned case back with its form mended: the next round begins at the first step. */
export const resubmit: Move = async (context) => {
  const judged = await judgeApplicant(context);
  if (judged.status !== 'permitted') return judged;
  const { deps, found, command: { requestId }, at, transaction } = context;
  const form: unknown = Reflect.get(Object(context.body), 'form');
  const prepared = await submissions[found.flowId](deps, {
    subject: found.subject, form, submitterAccountId: found.submitterAccountId, organizationId: found.submitterOrganizationId,
    recordId: found.subjectRecordId, present: found,
  }, transaction);
  if (prepared.status === 'invalid') return { status: 'invalid', reason: 'form-invalid' };
  if (prepared.status !== 'prepared') return { status: 'invalid', reason: invalidBecause[prepared.status] };
  const { submission } = prepared;
  if (submission.superiorId === found.superiorId && await findReturnCode(found, transaction) === 'wrong-unit') {
    return { status: 'invalid', reason: 'form-invalid' };
  }
  if (await isSubjectBusy(deps.sequelize, found, submission, transaction)) return { status: 'invalid', reason: 'subject-busy' };
  const owner = await findRequestOwner(requestId, transaction);
  const unusable = await findUnusable(submission.attachments, { owner, caseId: found.id }, transaction);
  if (unusable.length > 0) return { status: 'invalid', reason: 'attachment-missing' };
  const { flowId, subject, chain } = found;
  const step = nextStep({ flowId, subject, chain: submission.chain === undefined ? chain : submission.chain }, null);
  if (step === null) throw new RangeError(`${found.flowId}.${found.subject} has no step`);
  await deleteMendingDraft(deps.sequelize, found, transaction);
  found.revision += 1;
  const written = await resubmitCase(found, { submission, owner, at }, transaction);
  found.set({ status: 'reviewing' });
  const opened = await openStep(deps.sequelize, found, { step, at }, transaction);
  const eventId = await appendEvent(found, {
    edge: 'resubmit', fromStatus: 'returned', at, actor: judged.actor, requestId, ...written,
  }, transaction);
  await found.save({ transaction });
  await moveCounters(deps.sequelize, opened, transaction);
  return { status: 'moved', eventId };
};
