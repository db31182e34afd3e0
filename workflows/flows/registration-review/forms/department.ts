import { z } from 'zod';
import { creditCode, describe, divisionCode, evidence, FEW_FILES, optionalText, organizationId, text } from '../../fields.ts';
import { administratorForm } from './administrator.ts';

/**
 * What is asked of a competent department itself (domain §5.1). Its level is that of its division, so that nobody can
 * choose two that disagree; the bureau of that division reviews.
 */
const departmentFields = {
  creditCode: creditCode.meta(describe('organization', 'credit-code')),
  name: text(100).meta(describe('organization', 'text')),
  divisionCode: divisionCode.meta(describe('organization', 'any-division')),
  superiorId: organizationId.nullable().meta(describe('organization', 'department')),
  address: optionalText(200).meta(describe('organization', 'text', { wide: true })),
  postcode: z.string().regex(/^(?:\d{6})?$/, 'field:postcode').optional().meta(describe('organization', 'text')),
  contactName: optionalText(50).meta(describe('organization', 'text', { sensitive: 'name' })),
  contactPhone: optionalText(30).meta(describe('organization', 'text')),
};

const departmentEvidence = { proof: evidence(FEW_FILES) };

/** Registration of a competent department. Password and declaration travel beside the form. */
export const departmentRegistrationForm = z.strictObject({
  ...departmentFields, ...administratorForm.shape, ...departmentEvidence,
});

/** The same without the administrator: a person who is signed in registers with himself as the first one. */
export const ownDepartmentRegistrationForm = z.strictObject({ ...departmentFields, ...departmentEvidence });
