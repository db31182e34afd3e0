import { employerRegistrationForm } from '../../../workflows/flows/registration-review/forms/employer.ts';
import { type FormData, FormModel } from '../../components/form/form-model.ts';
import { SessionDraft } from '../../components/form/session-draft.ts';
import { isFormData } from './is-form-data.ts';
import { keptValues } from './kept-values.ts';

/** Where the form of a new registration is kept until it is submitted. */
export const registrationDraft = new SessionDraft('register-employer', isFormData);

/** Makes the next new registration begin with what is filled in here. */
export function beginWith(values: FormData): void {
  registrationDraft.write(keptValues(new FormModel(employerRegistrationForm, values)));
}
