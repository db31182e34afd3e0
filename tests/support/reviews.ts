import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { findCaseStart } from '../../models/stores/case-start.ts';
import type { RequestDeps } from '../../models/stores/requests.ts';
import { submitRegistration } from '../../models/stores/submit-registration.ts';
import { updateRunning, updateWithStart } from '../../platform/temporal.ts';
import type { RegistrationForm } from '../../workflows/flows/registration-review/form.ts';
import { employerRegistrationForm } from '../../workflows/flows/registration-review/forms/employer.ts';
import { OPEN_UPDATE, startOptionsOf, workflowIdOf } from '../../workflows/kit/messages.ts';
import type { CaseRow } from '../../workflows/shared/case-state.ts';
import type { CaseCommand, CommandResult } from '../../workflows/shared/command.ts';
import { knowAttachments } from './attachments.ts';
import { registrationForm, type RegistrationFormInput } from './registration-form.ts';

/** Submits the registration of an employer as the API does, at this instant. */
export async function submitEmployer(
  deps: RequestDeps, { superiorId, at, passwordHash = 'unused', more = {} }:
  { superiorId: string; at: string; passwordHash?: string; more?: Partial<RegistrationFormInput> },
): Promise<{ caseId: string; form: RegistrationForm<'employer'> }> {
  const form = employerRegistrationForm.parse(registrationForm({ nature: 'public-institution', superiorId, ...more }));
  const owner = `visitor:${randomUUID()}`;
  await knowAttachments(deps.sealing, form, owner);
  const result = await submitRegistration(deps, { subject: 'employer', form, passwordHash, submitterAccountId: null, owner, at, alsoWrite: async () => undefined });
  if (result.status !== 'submitted') throw new Error(result.status);
  return { caseId: result.found.id, form };
}

/** Starts the workflow of a case as the API does, or asks the running one; gives the row once it is open. */
export async function openReview(
  { client, taskQueue }: { client: Client; taskQueue: string }, caseId: string,
): Promise<{ workflowId: string; row: CaseRow }> {
  const facts = await findCaseStart(caseId);
  if (facts === null) throw new Error('There is no such case');
  const options = startOptionsOf(facts, { taskQueue, publicUrl: 'http://127.0.0.1' });
  const row = await updateWithStart<CaseRow>(client, options, { name: OPEN_UPDATE, updateId: `open:${caseId}`, arg: null });
  return { workflowId: options.workflowId, row };
}

/** Sends a command to the running workflow of its case. */
export function sendToReview(client: Client, command: CaseCommand): Promise<CommandResult> {
  const { caseId, verb: name, requestId: updateId } = command;
  return updateRunning<CommandResult>(client, workflowIdOf('registrationReview', caseId), { name, updateId, arg: command });
}
