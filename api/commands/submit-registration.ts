import { attachmentsIn, takeOverAttachments } from '../../models/stores/attachments.ts';
import { type RegistrationInput, submitRegistration } from '../../models/stores/submit-registration.ts';
import { registrationForms } from '../../workflows/flows/registration-review/form.ts';
import type { ApiDeps, KeptRequest } from '../app-env.ts';
import type { SubmittedCase } from '../schemas/submission.ts';
import { submitAndOpen } from './submit-and-open.ts';

/** A registration and the stored request under which it is submitted. */
export interface RegistrationToSubmit extends Pick<RegistrationInput, 'subject' | 'form' | 'passwordHash' | 'submitterAccountId' | 'follows'> {
  readonly request: Pick<KeptRequest, 'id' | 'owner'>;
  /** Who this browser was before its user signed in over the form; what it uploaded then is his. */
  readonly formerOwner: string | null;
}

/**
 * Submits a registration and opens its case, if Temporal answers. Safe to retry: one request is one case.
 *
 * @throws ProblemError for what is refused; nothing is written then.
 */
export async function submitAndOpenRegistration(
  deps: ApiDeps, { request, formerOwner, ...input }: RegistrationToSubmit,
): Promise<SubmittedCase> {
  if (formerOwner !== null) {
    const ids = attachmentsIn(registrationForms[input.subject], input.form).map(({ id }) => id);
    await takeOverAttachments(ids, { from: formerOwner, to: request.owner });
  }
  return submitAndOpen(deps, { request, busy: 'already-registered', submit: (more) => submitRegistration(deps, { ...input, ...more }) });
}
