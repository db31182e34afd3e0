import type { FormData, FormModel } from '../../components/form/form-model.ts';

/**
 * What a browser may keep of a registration: neither the number of an identity document nor telephone numbers, which the
 * next user of the browser could find, and files never. Passwords are no part of a form.
 */
export function keptValues(model: FormModel): FormData {
  return model.valuesWithout([...model.namesOf('id-number'), ...model.namesOf('mobile'), ...model.namesOf('attachments'), 'phone']);
}
