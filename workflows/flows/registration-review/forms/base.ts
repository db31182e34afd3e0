import { z } from 'zod';
import {
  creditCode, day, describe, divisionCode, evidence, FEW_FILES, fieldCode, mobile, optionalText, organizationId, text, today,
} from '../../fields.ts';
import { administratorForm } from './administrator.ts';

/** Levels of bases, codes of the code table `base-level` (domain §5.3). */
export const BASE_LEVELS = ['national', 'provincial', 'city', 'county'] as const;

/** What a base belongs to, codes of the code table `base-host` (domain §5.3). */
export const BASE_HOSTS = ['university', 'research-institute', 'other'] as const;

/** What is asked of a continuing-education base (domain §5.3). Its managing department reviews. */
const baseFields = {
  creditCode: creditCode.meta(describe('organization', 'credit-code')),
  name: text(100).meta(describe('organization', 'text')),
  host: z.enum(BASE_HOSTS).meta(describe('organization', 'code-table', { codeTable: 'base-host' })),
  industry: z.string().regex(/^[A-T]$/, fieldCode('notOffered'))
    .meta(describe('organization', 'code-table', { codeTable: 'industry' })),
  divisionCode: divisionCode.meta(describe('organization', 'division')),
  superiorId: organizationId.meta(describe('organization', 'department')),
  legalRepresentative: text(50).meta(describe('organization', 'text', { sensitive: 'name' })),
  address: optionalText(200).meta(describe('organization', 'text', { wide: true })),
  level: z.enum(BASE_LEVELS).meta(describe('base', 'code-table', { codeTable: 'base-level' })),
  approvalNumber: text(100).meta(describe('base', 'text')),
  approvedOn: day.meta(describe('base', 'date')),
  validUntil: day.nullable().meta(describe('base', 'date')),
  series: z.array(z.string().regex(/^\d{2}$/, fieldCode('notOffered'))).min(1, fieldCode('required')).max(27)
    .refine((codes) => new Set(codes).size === codes.length, fieldCode('notOffered'))
    .meta(describe('base', 'codes', { codeTable: 'title-series', wide: true })),
  areaSquareMeters: z.int().min(0).max(10_000_000).nullable().meta(describe('base', 'integer')),
  seats: z.int().min(0).max(1_000_000).nullable().meta(describe('base', 'integer')),
  teachers: z.int().min(0).max(100_000).nullable().meta(describe('base', 'integer')),
  headName: text(50).meta(describe('base', 'text', { sensitive: 'name' })),
  headMobile: mobile.meta(describe('base', 'mobile', { sensitive: 'mobile' })),
};

const baseEvidence = { approval: evidence(FEW_FILES), license: evidence(FEW_FILES), authorization: evidence(FEW_FILES) };

/** An approval lies in the past and has not run out (domain §6.3). */
function requireValidApproval(context: z.core.ParsePayload<{ readonly approvedOn: string; readonly validUntil: string | null }>): void {
  const { approvedOn, validUntil } = context.value;
  const refuse = (field: string, code: string): void => {
    context.issues.push({ code: 'custom', path: [field], input: context.value, message: fieldCode(code) });
  };
  if (approvedOn > today()) refuse('approvedOn', 'dayInFuture');
  if (validUntil === null) return;
  if (validUntil < approvedOn) refuse('validUntil', 'daysReversed');
  else if (validUntil < today()) refuse('validUntil', 'approvalExpired');
}

/** Registration of a base. Password and declaration travel beside the form. */
export const baseRegistrationForm = z.strictObject({
  ...baseFields, ...administratorForm.shape, ...baseEvidence,
}).check(requireValidApproval);

/** The same without the administrator: a person who is signed in registers with himself as the first one. */
export const ownBaseRegistrationForm = z.strictObject({ ...baseFields, ...baseEvidence }).check(requireValidApproval);
