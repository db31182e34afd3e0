import { z } from 'zod';
import { ATTACHMENT_MEDIA_TYPES } from '../shared/attachment.ts';
import { checkCreditCode } from '../shared/credit-code.ts';
import { FIELD_CODE_PREFIX } from '../shared/field-errors.ts';
import { HOUR_STEP, MAX_HOURS } from '../shared/hours/hours.ts';
import type { Column, ColumnMeta, ColumnWidget, FieldMeta, FileRule } from '../shared/form-field.ts';
import { checkIdNumber } from '../shared/id-number.ts';
import { normalizeText } from '../shared/text.ts';
import { dayOf, isDay } from '../shared/time.ts';

/** Sections of forms, in the order in which they can stand. */
export type FormSection =
  | 'organization' | 'base' | 'superior' | 'person' | 'unit' | 'successor' | 'background' | 'administrator' | 'title' | 'appointment' | 'change'
  | 'education' | 'qualification' | 'honor' | 'plan' | 'items' | 'course' | 'enrolment' | 'timetable' | 'roster' | 'report' | 'contact' | 'declaration'
  | 'details' | 'evidence';

/** What a schema says of a field: its section, how it is filled in, and whether it is sealed. */
export function describe(
  section: FormSection, widget: FieldMeta['widget'], more: Partial<FieldMeta> = {},
): { field: FieldMeta } {
  return { field: { section, widget, sensitive: null, ...more } };
}

/** Evidence: the ids of files that were uploaded before, each once. */
export function evidence(rule: FileRule) {
  return z.array(z.uuid(fieldCode('attachmentMissing')))
    .min(rule.min, fieldCode('attachmentRequired')).max(rule.max, fieldCode('attachmentsTooMany'))
    .refine((ids) => new Set(ids).size === ids.length, fieldCode('attachmentMissing'))
    .meta(describe('evidence', 'attachments', { files: rule }));
}

/** What the schema of a row says of a column: how its cells are filled in, and whether they are sealed. */
export function column(widget: ColumnWidget, more: Partial<ColumnMeta> = {}): { field: ColumnMeta } {
  return { field: { widget, sensitive: null, ...more } };
}

/** A table: at least `min` and at most `max` rows, their columns in the order of the row's schema. An optional column takes nothing, not null. */
export function rows<Row extends z.ZodObject>(section: FormSection, row: Row, { min, max }: { readonly min: number; readonly max: number }) {
  return z.array(row).min(min, fieldCode('rowsRequired')).max(max, fieldCode('rowsTooMany'))
    .meta(describe(section, 'rows', { wide: true, rows: { min, max, columns: columnsOf(row) } }));
}

function columnsOf(row: z.ZodObject): Column[] {
  return Object.entries(row.shape).flatMap(([name, cell]) => {
    if (!(cell instanceof z.ZodType)) return [];
    const meta: unknown = Reflect.get(Object(cell.meta()), 'field');
    return isColumnMeta(meta) ? [{ ...meta, name, isRequired: !cell.safeParse(undefined).success }] : [];
  });
}

function isColumnMeta(value: unknown): value is ColumnMeta {
  return typeof value === 'object' && value !== null && 'widget' in value && 'sensitive' in value;
}

/** One to three files of any type that evidence may have. */
export const FEW_FILES: FileRule = { min: 1, max: 3, types: ATTACHMENT_MEDIA_TYPES };

/** The same where there may be none. */
export const FEW_FILES_OR_NONE: FileRule = { ...FEW_FILES, min: 0 };

export const text = (maximum: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(maximum));
export const optionalText = (maximum: number) => z.string().transform(normalizeText).pipe(z.string().max(maximum)).optional();

const lines = z.string().transform((value) => value.split(/\r?\n/).map(normalizeText).join('\n').trim());

/** A text of several lines. */
export const longText = (maximum: number) => lines.pipe(z.string().min(1).max(maximum));
export const optionalLongText = (maximum: number) => lines.pipe(z.string().max(maximum)).optional();

/** Normalized to 18 half-width capitals; a wrong check character is a check's warning, not an error (domain §8.2). */
export const creditCode = z.string().transform((value, context) => {
  const checked = checkCreditCode(value);
  if (!checked.ok) context.addIssue({ code: 'custom', message: fieldCode('creditCodeFormat') });
  return checked.value;
});

/** What is said of each flaw of a resident's ID number. */
export const ID_NUMBER_ERRORS = {
  format: 'idNumberFormat', 'check-digit': 'idNumberCheckDigit', date: 'idNumberDate', region: 'idNumberRegion',
} as const;

/** GB 11643 (domain §8.1). */
export const idNumber = z.string().transform((value, context) => {
  const checked = checkIdNumber(value, today());
  if (!checked.ok) context.addIssue({ code: 'custom', message: fieldCode(ID_NUMBER_ERRORS[checked.reason]) });
  return checked.value;
});

export const mobile = z.string().transform(normalizeText)
  .pipe(z.string().regex(/^1[3-9]\d{9}$/, fieldCode('mobile')));

export const email = z.string().transform(normalizeText)
  .pipe(z.email(fieldCode('email')).max(254));

/** A division of the province, GB/T 2260; whether it can be chosen today is asked of the database. */
export const divisionCode = z.string().regex(/^37\d{4}$/, fieldCode('division'));

/** The id of something that was chosen; whether it can be is asked of the database. `code` says what a text is that is no id. */
export const chosenId = (code: string) => z.string().min(1).pipe(z.uuid(fieldCode(code)));

export const organizationId = chosenId('superiorUnknown');

/** A day that exists, `yyyy-mm-dd`. */
export const day = z.string().refine(isDay, fieldCode('day'));

/** The day on which a form is filled in or judged, Asia/Shanghai. */
export function today(): string {
  return dayOf(new Date().toISOString());
}

/** A day that exists and has come. */
export const pastDay = day.refine((value) => !isDay(value) || value <= today(), fieldCode('dayInFuture'));

/** Hours, or days that may be halves: in steps of a half, above 0 (docs/rules.md, "Hours"). */
export const halfSteps = (maximum: number) => z.number().min(HOUR_STEP).max(maximum).multipleOf(HOUR_STEP, fieldCode('halfSteps'));

/** A number of hours that can be declared. */
export const hours = halfSteps(MAX_HOURS);

/** A rank or a count: a whole number from 1. */
export const count = (maximum: number) => z.int().min(1).max(maximum);

/** The message under which `problems.field.<code>` finds its words. */
export function fieldCode(code: string): string {
  return `${FIELD_CODE_PREFIX}${code}`;
}
