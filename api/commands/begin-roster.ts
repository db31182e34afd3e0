import { attachmentsIn } from '../../models/stores/attachments.ts';
import { createRoster, type RosterInput } from '../../models/stores/create-roster.ts';
import { findRosterStart } from '../../models/stores/roster-view.ts';
import { answerRequest } from '../../models/stores/requests.ts';
import { startProcess } from '../../platform/temporal.ts';
import { classRosterForms, creditHourForms } from '../../workflows/flows/credit-hour-review/form.ts';
import { rosterStartOptionsOf } from '../../workflows/kit/messages.ts';
import { toFieldErrors } from '../../workflows/shared/field-errors.ts';
import { MAX_ROSTER_ITEMS } from '../../workflows/shared/roster.ts';
import { isClassForm } from '../../workflows/shared/training.ts';
import type { ApiDeps, KeptRequest } from '../app-env.ts';
import { ProblemError } from '../problem.ts';

/** A roster and the stored request under which it is declared. */
export interface RosterToBegin
  extends Pick<RosterInput, 'accountId' | 'membershipId' | 'organizationId' | 'classId' | 'studyForm' | 'form' | 'people'> {
  readonly request: Pick<KeptRequest, 'id' | 'owner'>;
}

/**
 * Writes a roster and starts its process, if Temporal answers; the relay starts it otherwise. The form is judged by its schema
 * here; what speaks of a person is judged with his case. Safe to retry: one request is one roster.
 *
 * @returns its id.
 * @throws ProblemError for what is refused; nothing is written then.
 */
export async function beginRoster(deps: ApiDeps, { request, form, ...input }: RosterToBegin): Promise<string> {
  const schema = input.classId !== null && isClassForm(input.studyForm) ? classRosterForms[input.studyForm] : creditHourForms[input.studyForm];
  const parsed = schema.safeParse(form);
  if (!parsed.success) throw new ProblemError('invalid', { errors: toFieldErrors(parsed.error.issues, 'form') });
  const created = await createRoster(deps, {
    ...input, form: parsed.data, attachments: attachmentsIn(schema, parsed.data), requestId: request.id, owner: request.owner, at: new Date().toISOString(),
    // Committed together with the roster: whoever asks again with this key gets this one.
    async alsoWrite(rosterId, transaction) {
      const answer = { status: 201, headers: { 'Content-Type': 'application/json', Location: `/api/rosters/${rosterId}` }, body: JSON.stringify({ rosterId }) };
      if (!await answerRequest(deps, request.id, answer, transaction)) throw new ProblemError('request-in-progress', { retryAfter: 1 });
    },
  });
  if (created.status === 'attachment-missing') {
    throw new ProblemError(created.status, { errors: created.fields.map((field) => ({ field: `form.${field}`, code: 'attachmentMissing', params: {} })) });
  }
  if (created.status !== 'created') throw new ProblemError(created.status, { params: { limit: MAX_ROSTER_ITEMS } });
  await startNow(deps, created.rosterId);
  return created.rosterId;
}

async function startNow({ sequelize, client, config, logger }: ApiDeps, rosterId: string): Promise<void> {
  try {
    const facts = await findRosterStart(sequelize, rosterId);
    if (facts === null) return;
    await startProcess(client, rosterStartOptionsOf(facts, { taskQueue: config.temporalTaskQueue, publicUrl: config.publicUrl }));
  } catch (error) {
    logger.warn({ event: 'roster-left-to-relay', rosterId, error });
  }
}
