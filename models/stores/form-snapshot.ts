import { z } from 'zod';
import type { Sealing } from '../../platform/sealing.ts';
import type { FieldMeta } from '../../workflows/shared/form-field.ts';
import { maskBirthDate, maskEmail, maskIdNumber, maskMobile, maskName } from '../../workflows/shared/mask.ts';
import type { StoredRecord, StoredValue } from '../case-submission.ts';

/** A form as it is stored: sensitive fields masked in `form`, whole but sealed in `sealed`. */
export type StoredForm = StoredRecord;

const maskOf = {
  'id-number': maskIdNumber, mobile: maskMobile, email: maskEmail, name: maskName, 'birth-date': maskBirthDate,
} satisfies Record<NonNullable<FieldMeta['sensitive']>, (text: string) => string>;

/** One field of a form with what its schema says of it. */
export interface DescribedField {
  readonly name: string;
  readonly meta: FieldMeta;
}

/** The fields of a form's schema in the order in which they are filled in; fields without `field` metadata are left out. */
export function describeFields(schema: z.ZodObject): DescribedField[] {
  return Object.entries(schema.shape).flatMap(([name, field]) => {
    const meta = fieldMetaOf(field);
    return meta === null ? [] : [{ name, meta }];
  });
}

/** The sections of a form with their fields, in order: what a page needs to show a stored form. */
export function describeSections(schema: z.ZodObject) {
  const fields = describeFields(schema);
  return [...new Set(fields.map(({ meta }) => meta.section))].map((section) => ({
    name: section,
    fields: fields.filter(({ meta }) => meta.section === section).map(({ name, meta }) => ({
      name, widget: meta.widget, sensitive: meta.sensitive, codeTable: meta.codeTable ?? null, wide: meta.wide ?? false,
    })),
  }));
}

/** Splits a parsed form into what may be shown and what is sealed. `context` binds the sealed values to their place. */
export function storeForm(
  sealing: Sealing, schema: z.ZodObject, values: Readonly<Record<string, unknown>>,
): StoredForm {
  const form: Record<string, StoredValue> = {};
  const sealed: Record<string, string> = {};
  for (const { name, meta } of describeFields(schema)) {
    const value = values[name] ?? null;
    if (meta.sensitive !== null && typeof value === 'string' && value !== '') {
      sealed[name] = sealing.seal(value, contextOf(name));
      form[name] = maskOf[meta.sensitive](value);
    } else {
      form[name] = storedValueOf(value);
    }
  }
  return { form, sealed };
}

/** One whole value of a stored form: unsealed where it was sensitive. */
export function openField(sealing: Sealing, stored: StoredForm, name: string): StoredValue {
  const hidden = stored.sealed[name];
  return hidden === undefined ? stored.form[name] ?? null : sealing.unseal(hidden, contextOf(name));
}

/** One text of a stored form; empty when the field was left empty. Throws TypeError when it holds another type. */
export function openText(sealing: Sealing, stored: StoredForm, name: string): string {
  const value = openField(sealing, stored, name) ?? '';
  if (typeof value !== 'string') throw new TypeError(`Field ${name} of a stored form is no text`);
  return value;
}

/** A stored form as it would be sent again: its values whole, and an empty field the way its schema takes it. */
export function openForm(sealing: Sealing, schema: z.ZodObject, stored: StoredForm): Record<string, unknown> {
  return Object.fromEntries(describeFields(schema).map(({ name }) => {
    const value = openField(sealing, stored, name);
    const field: unknown = schema.shape[name];
    const takesNull = field instanceof z.ZodType && field.safeParse(null).success;
    return [name, value === null && !takesNull ? undefined : value];
  }));
}

function storedValueOf(value: unknown): StoredValue {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : null;
}

function contextOf(name: string): string {
  return `case_submissions.sealed.${name}`;
}

function fieldMetaOf(field: unknown): FieldMeta | null {
  const meta: unknown = field instanceof z.ZodType ? field.meta() : undefined;
  const described: unknown = Reflect.get(Object(meta), 'field');
  return isFieldMeta(described) ? described : null;
}

function isFieldMeta(value: unknown): value is FieldMeta {
  return typeof value === 'object' && value !== null && 'widget' in value && 'section' in value;
}
