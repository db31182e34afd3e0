import { employerRegistrationForm } from '../../../workflows/flows/registration-review/form.ts';
import { type FormData, FormModel } from '../../components/form/form-model.ts';
import { SessionDraft } from '../../components/form/session-draft.ts';
import { isFormData } from './is-form-data.ts';

/** Where the form of a new registration is kept until it is submitted. */
export const registrationDraft = new SessionDraft('register-employer', isFormData);

/**
 * What a browser may keep of a registration: neither the number of an identity document nor telephone numbers, which the
 * next user of the browser could find, and files never. Passwords are no part of a form.
 */
export function keptValues(model: FormModel): FormData {
  return model.valuesWithout([...model.namesOf('id-number'), ...model.namesOf('mobile'), ...model.namesOf('attachments'), 'phone']);
}

/** Makes the next new registration begin with what is filled in here. */
export function beginWith(values: FormData): void {
  registrationDraft.write(keptValues(new FormModel(employerRegistrationForm, values)));
}
