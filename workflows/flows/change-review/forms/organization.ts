import { z } from 'zod';
import { ORGANIZATION_NATURES } from '../../registration-review/forms/employer.ts';
import { creditCode, describe, optionalText, text } from '../../fields.ts';

/** What of an organization's record is reviewed when it changes (domain §5.5); its superior has a flow of its own. */
export const organizationRecord = z.strictObject({
  name: text(100).meta(describe('organization', 'text')),
  creditCode: creditCode.meta(describe('organization', 'credit-code')),
  nature: z.enum(ORGANIZATION_NATURES).nullable().meta(describe('organization', 'code-table', { codeTable: 'organization-nature' })),
  legalRepresentative: optionalText(50).meta(describe('organization', 'text', { sensitive: 'name' })),
  address: optionalText(200).meta(describe('organization', 'text', { wide: true })),
});
