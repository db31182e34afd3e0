import type { RegistrationSubject } from '../../../workflows/flows/registration-review/definition.ts';
import { registrationForms } from '../../../workflows/flows/registration-review/form.ts';
import { type FormData, FormModel } from '../../components/form/form-model.ts';
import { SessionDraft } from '../../components/form/session-draft.ts';
import { isFormData } from './is-form-data.ts';
import { keptValues } from './kept-values.ts';

/** Where the form of a new registration is kept until it is submitted. */
export function registrationDraft(subject: RegistrationSubject): SessionDraft<FormData> {
  return new SessionDraft(`register-${subject}`, isFormData);
}

/** Makes the next new registration of a subject begin with what is filled in here. */
export function beginWith(subject: RegistrationSubject, values: FormData): void {
  registrationDraft(subject).write(keptValues(new FormModel(registrationForms[subject], values)));
}
