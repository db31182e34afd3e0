import { z } from 'zod';
import type { FreeProfileKind } from '../../../shared/profile.ts';
import {
  chosenId, day, describe, email, evidence, FEW_FILES_OR_NONE, fieldCode, mobile, optionalText, text, today,
} from '../../fields.ts';

/** How somebody studied, codes of the code table `study-mode` (domain §5.4). */
export const STUDY_MODES = ['full-time', 'part-time', 'correspondence', 'self-taught', 'online', 'other'] as const;

/** Who gives an honor, codes of the code table `honor-level`. */
export const HONOR_LEVELS = ['national', 'ministerial', 'provincial', 'city', 'county', 'other'] as const;

const education = z.strictObject({
  educationCode: z.string().regex(/^\d{2}$/, fieldCode('notOffered')).meta(describe('education', 'code-table', { codeTable: 'education' })),
  degreeCode: z.string().regex(/^\d{1,3}$/, fieldCode('notOffered')).nullable().meta(describe('education', 'code-table', { codeTable: 'degree' })),
  school: text(100).meta(describe('education', 'text')),
  major: text(100).meta(describe('education', 'text')),
  studyMode: z.enum(STUDY_MODES).nullable().meta(describe('education', 'code-table', { codeTable: 'study-mode' })),
  enteredOn: day.nullable().meta(describe('education', 'date')),
  graduatedOn: day.nullable().meta(describe('education', 'date')),
  certificateNumber: optionalText(50).meta(describe('education', 'text')),
  files: evidence(FEW_FILES_OR_NONE),
}).check((context) => {
  const { enteredOn, graduatedOn } = context.value;
  if (enteredOn !== null && graduatedOn !== null && graduatedOn < enteredOn) refuse(context, 'graduatedOn', 'daysReversed');
});

const qualification = z.strictObject({
  qualificationName: text(100).meta(describe('qualification', 'text')),
  qualificationLevel: optionalText(50).meta(describe('qualification', 'text')),
  obtainedOn: day.meta(describe('qualification', 'date')),
  certificateNumber: optionalText(50).meta(describe('qualification', 'text')),
  issuer: optionalText(100).meta(describe('qualification', 'text')),
  files: evidence(FEW_FILES_OR_NONE),
}).check((context) => {
  if (context.value.obtainedOn > today()) refuse(context, 'obtainedOn', 'dayInFuture');
});

const honor = z.strictObject({
  honorName: text(100).meta(describe('honor', 'text')),
  honorLevel: z.enum(HONOR_LEVELS).nullable().meta(describe('honor', 'code-table', { codeTable: 'honor-level' })),
  grantedBy: optionalText(100).meta(describe('honor', 'text')),
  grantedOn: day.nullable().meta(describe('honor', 'date')),
  files: evidence(FEW_FILES_OR_NONE),
}).check((context) => {
  const { grantedOn } = context.value;
  if (grantedOn !== null && grantedOn > today()) refuse(context, 'grantedOn', 'dayInFuture');
});

function refuse<Value>(context: z.core.ParsePayload<Value>, field: string, code: string): void {
  context.issues.push({ code: 'custom', path: [field], input: context.value, message: fieldCode(code) });
}

/** The records that a person writes himself, by kind (domain §5.4). */
export const profileForms = { education, qualification, honor } satisfies Record<FreeProfileKind, z.ZodObject>;

/** How a person is reached, and in which section of his unit he works; changed at once (domain §5.5). */
export const contactForm = z.strictObject({
  mobile: mobile.meta(describe('contact', 'mobile', { sensitive: 'mobile' })),
  email: email.meta(describe('contact', 'email', { sensitive: 'email' })),
  phone: optionalText(30).meta(describe('contact', 'text')),
  sectionId: chosenId('sectionUnknown').nullable().meta(describe('contact', 'section')),
});
