import { attachmentsIn, takeOverAttachments } from '../../models/stores/attachments.ts';
import { findCaseStart } from '../../models/stores/case-start.ts';
import { finishStartOf } from '../../models/stores/outbox.ts';
import { answerRequest, refineAnswer } from '../../models/stores/requests.ts';
import { type RegistrationInput, submitRegistration } from '../../models/stores/submit-registration.ts';
import { updateWithStart } from '../../platform/temporal.ts';
import { registrationForms } from '../../workflows/flows/registration-review/form.ts';
import { OPEN_UPDATE, startOptionsOf } from '../../workflows/kit/messages.ts';
import type { CaseRow } from '../../workflows/shared/case-state.ts';
import type { ApiDeps, KeptRequest } from '../app-env.ts';
import { ProblemError } from '../problem.ts';
import type { SubmittedRegistration } from '../schemas/registration.ts';

/** An applicant waits at most this long for the workflow to open his case; the relay opens it otherwise. */
const OPEN_DEADLINE_MS = 4_000;

/** A registration and the stored request under which it is submitted. */
export interface RegistrationToSubmit extends Pick<RegistrationInput, 'subject' | 'form' | 'passwordHash' | 'submitterAccountId'> {
  readonly request: Pick<KeptRequest, 'id' | 'owner'>;
  /** Who this browser was before its user signed in over the form; what it uploaded then is his. */
  readonly formerOwner: string | null;
}

/**
 * Submits a registration and opens its case, if Temporal answers. Safe to retry: one request is one case.
 *
 * @throws ProblemError for what is refused; nothing is written then.
 */
export async function submitAndOpen(deps: ApiDeps, { request, formerOwner, ...input }: RegistrationToSubmit): Promise<SubmittedRegistration> {
  if (formerOwner !== null) {
    const ids = attachmentsIn(registrationForms[input.subject], input.form).map(({ id }) => id);
    await takeOverAttachments(ids, { from: formerOwner, to: request.owner });
  }
  const result = await submitRegistration(deps, {
    ...input, owner: request.owner, at: new Date().toISOString(),
    // Committed together with the case: whoever asks again with this key gets this case number.
    async alsoWrite(found, reviewer, transaction) {
      const body = receiptOf(found.id, found.number, reviewer.name, null);
      const isFirst = await answerRequest(deps, request.id, storedReceipt(body), transaction);
      if (!isFirst) throw new ProblemError('request-in-progress', { retryAfter: 1 });
    },
  });
  if (result.status === 'attachment-missing') {
    const errors = result.fields.map((field) => ({ field: `form.${field}`, code: 'attachmentMissing', params: {} }));
    throw new ProblemError(result.status, { errors });
  }
  if (result.status !== 'submitted') throw new ProblemError(result.status);
  const { found, reviewer } = result;
  const body = receiptOf(found.id, found.number, reviewer.name, await openNow(deps, found.id));
  await refineAnswer(deps, request.id, storedReceipt(body));
  return body;
}

function receiptOf(caseId: string, caseNumber: string, reviewerName: string, row: CaseRow | null): SubmittedRegistration {
  return {
    caseId, caseNumber, status: row === null ? 'received' : 'reviewing',
    reviewer: { name: reviewerName }, dueAt: row?.dueAt ?? null,
  };
}

function storedReceipt(body: SubmittedRegistration) {
  return { status: 201, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** Opens the case at once; null when that did not work, and then the relay does it from the outbox. */
async function openNow({ client, config, sequelize, logger }: ApiDeps, caseId: string): Promise<CaseRow | null> {
  try {
    const facts = await findCaseStart(caseId);
    if (facts === null) return null;
    const { publicUrl, temporalTaskQueue: taskQueue } = config;
    const row = await updateWithStart<CaseRow>(client, startOptionsOf(facts, { taskQueue, publicUrl }), {
      name: OPEN_UPDATE, updateId: `open:${caseId}`, arg: null,
    }, OPEN_DEADLINE_MS);
    await finishStartOf(sequelize, caseId);
    return row;
  } catch (error) {
    logger.warn({ event: 'case-left-to-relay', caseId, error });
    return null;
  }
}
