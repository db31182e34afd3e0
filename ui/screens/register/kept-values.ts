import type { FormData, FormModel } from '../../components/form/form-model.ts';
import type { FormField } from '../../components/form/form-schema.ts';

/** Telephone numbers in fields of plain text. */
const PHONES: readonly string[] = ['phone', 'contactPhone'];

/**
 * What a browser may keep of a registration: neither the number of an identity document nor a date of birth nor telephone
 * numbers, which the next user of the browser could find, and files never. Passwords are no part of a form.
 */
export function keptValues(model: FormModel): FormData {
  return model.valuesWithout(model.namesWhere(isSecret));
}

function isSecret({ name, meta: { widget, sensitive } }: FormField): boolean {
  return widget === 'attachments' || widget === 'mobile' || sensitive === 'id-number' || sensitive === 'birth-date' || PHONES.includes(name);
}
