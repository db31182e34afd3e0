import type { FieldMeta } from '../../../workflows/shared/form-field.ts';
import type { SchemaIssue } from '../../../workflows/shared/field-errors.ts';

/** What is read of a field's schema; every zod schema has this form, so nothing here loads zod. */
export interface FieldSchema {
  meta(): Readonly<Record<string, unknown>> | undefined;
  safeParse(value: unknown): { readonly success: boolean };
}

/** What is read of a form's schema; a zod object has this form. */
export interface FormSchema {
  readonly shape: Readonly<Record<string, FieldSchema>>;
  safeParse(value: unknown):
    | { readonly success: true; readonly data: unknown }
    | { readonly success: false; readonly error: { readonly issues: readonly SchemaIssue[] } };
}

/** How an empty field travels: as null, not at all, as an empty list, or as the empty text that its schema then refuses. */
export type EmptyValue = null | undefined | readonly [] | '';

/** One field of a form, as the renderer and the read-only view need it. */
export interface FormField {
  readonly name: string;
  readonly meta: FieldMeta;
  readonly isRequired: boolean;
  readonly emptyValue: EmptyValue;
  /** True when the field alone accepts this value: a code table offers only what its schema takes. */
  accepts(value: unknown): boolean;
}

export interface FormSection {
  readonly name: string;
  readonly fields: readonly FormField[];
}

/** The fields of a form in the order of its schema. Fields without `.meta({ field })` are not filled in by people. */
export function describeFields(schema: FormSchema): FormField[] {
  return Object.entries(schema.shape).flatMap(([name, field]) => {
    const meta = field.meta()?.field;
    return isFieldMeta(meta) ? [describeField(name, field, meta)] : [];
  });
}

/** The fields by section, sections in the order in which the schema first names them. */
export function describeSections(schema: FormSchema): FormSection[] {
  const fields = describeFields(schema);
  const names = new Set(fields.map(({ meta }) => meta.section));
  return [...names].map((name) => ({ name, fields: fields.filter(({ meta }) => meta.section === name) }));
}

function describeField(name: string, schema: FieldSchema, meta: FieldMeta): FormField {
  const emptyValue = emptyValueOf(schema);
  return {
    name, meta, emptyValue,
    isRequired: emptyValue === '' && !schema.safeParse('').success,
    accepts: (value) => schema.safeParse(value).success,
  };
}

function emptyValueOf(schema: FieldSchema): EmptyValue {
  if (schema.safeParse(null).success) return null;
  if (schema.safeParse(undefined).success) return undefined;
  return schema.safeParse([]).success ? [] : '';
}

function isFieldMeta(value: unknown): value is FieldMeta {
  return typeof value === 'object' && value !== null && 'section' in value && 'widget' in value;
}
