import { z } from 'zod';
import { creditCode, describe, divisionCode, evidence, FEW_FILES, fieldCode, optionalText, organizationId, text } from '../../fields.ts';
import { administratorForm } from './administrator.ts';

/** Organization natures whose owners may register without a competent department (domain §1: enterprises). */
export const ENTERPRISE_NATURES: readonly string[] = ['state-enterprise', 'private-enterprise', 'foreign-enterprise'];

/** Organization natures, codes of the code table `organization-nature` (domain §5.2). */
export const ORGANIZATION_NATURES = [
  'government', 'public-institution', 'state-enterprise', 'private-enterprise', 'foreign-enterprise',
  'social-organization', 'other',
] as const;

/** What is asked of the organization itself (domain §5.2). */
const employerFields = {
  creditCode: creditCode.meta(describe('organization', 'credit-code')),
  name: text(100).meta(describe('organization', 'text')),
  nature: z.enum(ORGANIZATION_NATURES).meta(describe('organization', 'code-table', { codeTable: 'organization-nature' })),
  industry: z.string().regex(/^[A-T]$/, fieldCode('notOffered'))
    .meta(describe('organization', 'code-table', { codeTable: 'industry' })),
  divisionCode: divisionCode.meta(describe('organization', 'division')),
  superiorId: organizationId.nullable().meta(describe('organization', 'department')),
  legalRepresentative: text(50).meta(describe('organization', 'text', { sensitive: 'name' })),
  headcount: z.int().min(0).max(1_000_000).nullable().meta(describe('organization', 'integer')),
  address: optionalText(200).meta(describe('organization', 'text', { wide: true })),
};

/** What proves it (domain §5.2). */
const employerEvidence = { license: evidence(FEW_FILES), authorization: evidence(FEW_FILES) };

/** Only enterprises may leave out their department. */
function requireSuperior(context: z.core.ParsePayload<{ readonly nature: string; readonly superiorId: string | null }>): void {
  const { nature, superiorId } = context.value;
  if (superiorId === null && !ENTERPRISE_NATURES.includes(nature)) {
    context.issues.push({ code: 'custom', path: ['superiorId'], input: superiorId, message: fieldCode('superiorRequired') });
  }
}

/**
 * Registration of an employer (domain §5.2, administrator as in §5.1). Password and declaration travel beside the
 * form: they are no part of its data.
 */
export const employerRegistrationForm = z.strictObject({
  ...employerFields, ...administratorForm.shape, ...employerEvidence,
}).check(requireSuperior);

/** The same without the administrator: a person who is signed in registers with himself as the first one. */
export const ownEmployerRegistrationForm = z.strictObject({ ...employerFields, ...employerEvidence }).check(requireSuperior);
