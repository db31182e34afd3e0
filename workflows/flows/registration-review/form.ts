import { z } from 'zod';
import { ATTACHMENT_MEDIA_TYPES } from '../../shared/attachment.ts';
import { checkCreditCode } from '../../shared/credit-code.ts';
import { FIELD_CODE_PREFIX } from '../../shared/field-errors.ts';
import type { FieldMeta, FileRule } from '../../shared/form-field.ts';
import { checkIdNumber } from '../../shared/id-number.ts';
import { normalizeText } from '../../shared/text.ts';
import { dayOf } from '../../shared/time.ts';

/** Organization natures whose owners may register without a competent department (domain §1: enterprises). */
export const ENTERPRISE_NATURES: readonly string[] = ['state-enterprise', 'private-enterprise', 'foreign-enterprise'];

/** Organization natures, codes of the code table `organization-nature` (domain §5.2). */
export const ORGANIZATION_NATURES = [
  'government', 'public-institution', 'state-enterprise', 'private-enterprise', 'foreign-enterprise',
  'social-organization', 'other',
] as const;

function field(meta: FieldMeta): { field: FieldMeta } {
  return { field: meta };
}

function organizationField(widget: FieldMeta['widget'], more: Partial<FieldMeta> = {}): { field: FieldMeta } {
  return field({ section: 'organization', widget, sensitive: null, ...more });
}

function administratorField(widget: FieldMeta['widget'], more: Partial<FieldMeta> = {}): { field: FieldMeta } {
  return field({ section: 'administrator', widget, sensitive: null, ...more });
}

/** Evidence: the ids of files that were uploaded before, each once. */
function evidence(rule: FileRule) {
  return z.array(z.uuid(`${FIELD_CODE_PREFIX}attachmentMissing`))
    .min(rule.min, `${FIELD_CODE_PREFIX}attachmentRequired`).max(rule.max, `${FIELD_CODE_PREFIX}attachmentsTooMany`)
    .refine((ids) => new Set(ids).size === ids.length, `${FIELD_CODE_PREFIX}attachmentMissing`)
    .meta(field({ section: 'evidence', widget: 'attachments', sensitive: null, files: rule }));
}

/** One to three files of any type that evidence may have. */
const FEW_FILES: FileRule = { min: 1, max: 3, types: ATTACHMENT_MEDIA_TYPES };

const text = (maximum: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(maximum));
const optionalText = (maximum: number) => z.string().transform(normalizeText).pipe(z.string().max(maximum)).optional();

/** Normalized to 18 half-width capitals; a wrong check character is a check's warning, not an error (domain §8.2). */
const creditCode = z.string().transform((value, context) => {
  const checked = checkCreditCode(value);
  if (!checked.ok) context.addIssue({ code: 'custom', message: `${FIELD_CODE_PREFIX}creditCodeFormat` });
  return checked.value;
});

const ID_NUMBER_ERRORS = {
  format: 'idNumberFormat', 'check-digit': 'idNumberCheckDigit', date: 'idNumberDate', region: 'idNumberRegion',
} as const;

/** GB 11643 (domain §8.1). */
const idNumber = z.string().transform((value, context) => {
  const checked = checkIdNumber(value, dayOf(new Date().toISOString()));
  if (!checked.ok) context.addIssue({ code: 'custom', message: `${FIELD_CODE_PREFIX}${ID_NUMBER_ERRORS[checked.reason]}` });
  return checked.value;
});

const mobile = z.string().transform(normalizeText)
  .pipe(z.string().regex(/^1[3-9]\d{9}$/, `${FIELD_CODE_PREFIX}mobile`));
const email = z.string().transform(normalizeText)
  .pipe(z.email(`${FIELD_CODE_PREFIX}email`).max(254));

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

/** What is asked of the organization itself (domain §5.2). */
const employerFields = {
  creditCode: creditCode.meta(organizationField('credit-code')),
  name: text(100).meta(organizationField('text')),
  nature: z.enum(ORGANIZATION_NATURES).meta(organizationField('code-table', { codeTable: 'organization-nature' })),
  industry: z.string().regex(/^[A-T]$/, `${FIELD_CODE_PREFIX}notOffered`)
    .meta(organizationField('code-table', { codeTable: 'industry' })),
  divisionCode: z.string().regex(/^37\d{4}$/, `${FIELD_CODE_PREFIX}division`).meta(organizationField('division')),
  superiorId: z.uuid(`${FIELD_CODE_PREFIX}superiorUnknown`).nullable().meta(organizationField('department')),
  legalRepresentative: text(50).meta(organizationField('text', { sensitive: 'name' })),
  headcount: z.int().min(0).max(1_000_000).nullable().meta(organizationField('integer')),
  address: optionalText(200).meta(organizationField('text', { wide: true })),
};

/** What proves it (domain §5.2). */
const employerEvidence = { license: evidence(FEW_FILES), authorization: evidence(FEW_FILES) };

/** Only enterprises may leave out their department. */
function requireSuperior(context: z.core.ParsePayload<{ readonly nature: string; readonly superiorId: string | null }>): void {
  const { nature, superiorId } = context.value;
  if (superiorId === null && !ENTERPRISE_NATURES.includes(nature)) {
    context.issues.push({
      code: 'custom', path: ['superiorId'], input: superiorId, message: `${FIELD_CODE_PREFIX}superiorRequired`,
    });
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

export type OwnEmployerRegistration = z.output<typeof ownEmployerRegistrationForm>;

export type EmployerRegistration = z.output<typeof employerRegistrationForm>;

/** The form of every subject of the flow. */
export const registrationForms = { employer: employerRegistrationForm } as const;
