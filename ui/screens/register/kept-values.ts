import { isSensitive } from '../../../workflows/shared/form-field.ts';
import type { FormData, FormModel } from '../../components/form/form-model.ts';
import type { FormField } from '../../components/form/form-schema.ts';

/** Telephone numbers in fields of plain text. */
const PHONES: readonly string[] = ['phone', 'contactPhone'];

/**
 * What a browser may keep of a registration: neither the number of an identity document nor a date of birth nor telephone
 * numbers, which the next user of the browser could find, nor tables of people, and files never. Passwords are no part of a form.
 */
export function keptValues(model: FormModel): FormData {
  return model.valuesWithout(model.namesWhere(isSecret));
}

function isSecret({ name, meta }: FormField): boolean {
  const { widget, sensitive } = meta;
  return widget === 'attachments' || widget === 'mobile' || (widget === 'rows' && isSensitive(meta)) || sensitive === 'id-number' || sensitive === 'birth-date' || PHONES.includes(name);
}
