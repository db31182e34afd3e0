import { z } from 'zod';
import type { FieldMeta } from '../../../shared/form-field.ts';
import { describe, email, idNumber, mobile, optionalText, text } from '../../fields.ts';

function administratorField(widget: FieldMeta['widget'], more: Partial<FieldMeta> = {}): { field: FieldMeta } {
  return describe('administrator', widget, more);
}

/** The person who administers an organization (domain §5.1). */
export const administratorForm = z.strictObject({
  idType: z.literal('resident-id').meta(administratorField('code-table', { codeTable: 'id-type' })),
  idNumber: idNumber.meta(administratorField('id-number', { sensitive: 'id-number' })),
  personName: text(50).meta(administratorField('text', { sensitive: 'name' })),
  mobile: mobile.meta(administratorField('mobile', { sensitive: 'mobile' })),
  email: email.meta(administratorField('email', { sensitive: 'email' })),
  phone: optionalText(30).meta(administratorField('text')),
});

export type Administrator = z.output<typeof administratorForm>;
