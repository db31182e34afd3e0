import { findCaseStart } from '../../models/stores/case-start.ts';
import { finishStartOf } from '../../models/stores/outbox.ts';
import { answerRequest, refineAnswer } from '../../models/stores/requests.ts';
import type { FormToSubmit, SubmittedForm } from '../../models/stores/submit-form.ts';
import { updateWithStart } from '../../platform/temporal.ts';
import { OPEN_UPDATE, startOptionsOf } from '../../workflows/kit/messages.ts';
import type { CaseRow } from '../../workflows/shared/case-state.ts';
import type { ProblemCode } from '../../workflows/shared/problems.ts';
import type { ApiDeps, KeptRequest } from '../app-env.ts';
import { ProblemError } from '../problem.ts';
import type { SubmittedCase } from '../schemas/submission.ts';

/** An applicant waits at most this long for the workflow to open his case; the relay opens it otherwise. */
const OPEN_DEADLINE_MS = 4_000;

/** How a form is submitted under a stored request. */
export interface Submission {
  readonly request: Pick<KeptRequest, 'id' | 'owner'>;
  /** What is said when the subject has an open case. */
  readonly busy: Extract<ProblemCode, 'already-registered' | 'subject-busy'>;
  readonly submit: (more: Pick<FormToSubmit, 'owner' | 'at' | 'alsoWrite'>) => Promise<SubmittedForm>;
}

/**
 * Submits a form and opens its case, if Temporal answers. Safe to retry: one request is one case.
 *
 * @throws ProblemError for what is refused; nothing is written then.
 */
export async function submitAndOpen(deps: ApiDeps, { request, busy, submit }: Submission): Promise<SubmittedCase> {
  const result = await submit({
    owner: request.owner, at: new Date().toISOString(),
    // Committed together with the case: whoever asks again with this key gets this case number.
    async alsoWrite(found, reviewer, transaction) {
      const body = receiptOf(found.id, found.number, reviewer.name, null);
      const isFirst = await answerRequest(deps, request.id, storedReceipt(body), transaction);
      if (!isFirst) throw new ProblemError('request-in-progress', { retryAfter: 1 });
    },
  });
  if (result.status !== 'submitted') throw refusalOf(result, busy);
  const { found, reviewer } = result;
  const body = receiptOf(found.id, found.number, reviewer.name, await openNow(deps, found.id));
  await refineAnswer(deps, request.id, storedReceipt(body));
  return body;
}

function refusalOf(result: Exclude<SubmittedForm, { status: 'submitted' }>, busy: Submission['busy']): ProblemError {
  switch (result.status) {
    case 'invalid':
      return new ProblemError('invalid', { errors: [...result.errors] });
    case 'attachment-missing': {
      const errors = result.fields.map((field) => ({ field: `form.${field}`, code: 'attachmentMissing', params: {} }));
      return new ProblemError(result.status, { errors });
    }
    case 'subject-busy':
      return new ProblemError(busy);
    case 'already-registered':
    case 'employed-elsewhere':
    case 'not-employed':
    case 'reviewer-missing':
      return new ProblemError(result.status);
  }
}

function receiptOf(caseId: string, caseNumber: string, reviewerName: string, row: CaseRow | null): SubmittedCase {
  return {
    caseId, caseNumber, status: row === null || row.status === 'received' ? 'received' : 'reviewing',
    reviewer: { name: reviewerName }, dueAt: row?.dueAt ?? null,
  };
}

function storedReceipt(body: SubmittedCase) {
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
