import type { Transaction } from 'sequelize';
import { registrationReview } from '../../workflows/flows/registration-review/definition.ts';
import { RegistrationCredentialModel } from '../registration-credential.ts';
import type { Registration } from './refuse-choices.ts';
import type { RequestDeps } from './requests.ts';
import { type FormToSubmit, submitForm, type SubmittedForm, submitWithin as submitFormWithin } from './submit-form.ts';

export interface RegistrationInput extends Registration, Pick<FormToSubmit, 'owner' | 'at' | 'follows' | 'alsoWrite'> {
  /** Hashed before the transaction, waits beside the case until its end; null when the person has an account. */
  readonly passwordHash: string | null;
  /** The person himself, when he is signed in. */
  readonly submitterAccountId: string | null;
}

/**
 * Submits a registration (manual §1): case, form, first event, waiting password and outbox row in one
 * transaction. A refusal writes nothing.
 */
export async function submitRegistration(deps: RequestDeps, input: RegistrationInput): Promise<SubmittedForm> {
  return submitForm(deps, formOf(input));
}

/** As {@link submitRegistration}, as a part of a transaction; a refusal of the database makes that void. */
export async function submitWithin(deps: RequestDeps, input: RegistrationInput, transaction: Transaction): Promise<SubmittedForm> {
  return submitFormWithin(deps, formOf(input), transaction);
}

function formOf({ passwordHash, alsoWrite, ...input }: RegistrationInput): FormToSubmit {
  return {
    ...input, flowId: registrationReview.id, organizationId: null,
    async alsoWrite(found, reviewer, transaction) {
      if (passwordHash !== null) await RegistrationCredentialModel.create({ caseId: found.id, passwordHash }, { transaction });
      await alsoWrite(found, reviewer, transaction);
    },
  };
}
