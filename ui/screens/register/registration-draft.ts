import type { RegistrationSubject } from '../../../workflows/flows/registration-review/definition.ts';
import { registrationForms } from '../../../workflows/flows/registration-review/form.ts';
import { type FormData, FormModel } from '../../components/form/form-model.ts';
import { SessionDraft } from '../../components/form/session-draft.ts';
import { copySource } from './copy-source.ts';
import { isFormData } from './is-form-data.ts';
import { keptValues } from './kept-values.ts';

/** Where the form of a new registration is kept until it is submitted. */
export function registrationDraft(subject: RegistrationSubject): SessionDraft<FormData> {
  return new SessionDraft(nameOf(subject), isFormData);
}

/** Where the case is kept that the form of a new registration was copied from. */
export function registrationSource(subject: RegistrationSubject): SessionDraft<string> {
  return copySource(nameOf(subject));
}

/** Makes the next new registration of a subject begin with what is filled in here, and name the case that it is from. */
export function beginWith(subject: RegistrationSubject, values: FormData, caseId: string): void {
  registrationDraft(subject).write(keptValues(new FormModel(registrationForms[subject], values)));
  registrationSource(subject).write(caseId);
}

/** It was submitted: nothing is kept of it. */
export function forgetRegistration(subject: RegistrationSubject): void {
  registrationDraft(subject).clear();
  registrationSource(subject).clear();
}

function nameOf(subject: RegistrationSubject): string {
  return `register-${subject}`;
}
