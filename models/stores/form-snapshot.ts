import { z } from 'zod';
import type { Sealing } from '../../platform/sealing.ts';
import { type FieldMeta, isSensitive, type RowRule, type Sensitive } from '../../workflows/shared/form-field.ts';
import { maskBirthDate, maskEmail, maskIdNumber, maskMobile, maskName } from '../../workflows/shared/mask.ts';
import type { StoredRecord, StoredRow, StoredValue } from '../case-submission.ts';

/** A form as it is stored: sensitive fields masked in `form`, whole but sealed in `sealed`. */
export type StoredForm = StoredRecord;

const maskOf = {
  'id-number': maskIdNumber, mobile: maskMobile, email: maskEmail, name: maskName, 'birth-date': maskBirthDate,
} satisfies Record<Sensitive, (text: string) => string>;

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
      columns: (meta.rows?.columns ?? []).map((column) => ({
        name: column.name, widget: column.widget, sensitive: column.sensitive, codeTable: column.codeTable ?? null, wide: column.wide ?? false,
      })),
    })),
  }));
}

/** Splits a parsed form into what may be shown and what is sealed; a table with a sensitive column is sealed whole. `context` binds the sealed values to their place. */
export function storeForm(
  sealing: Sealing, schema: z.ZodObject, values: Readonly<Record<string, unknown>>,
): StoredForm {
  const form: Record<string, StoredValue> = {};
  const sealed: Record<string, string> = {};
  for (const { name, meta } of describeFields(schema)) {
    const value = values[name] ?? null;
    if (meta.rows !== undefined) {
      const rows = storedRows(meta.rows, value);
      form[name] = maskRows(meta.rows, rows);
      if (isSensitive(meta) && rows.length > 0) sealed[name] = sealing.seal(JSON.stringify(rows), contextOf(name));
    } else if (meta.sensitive !== null && typeof value === 'string' && value !== '') {
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
  const shown = stored.form[name] ?? null;
  if (hidden === undefined) return shown;
  const whole = sealing.unseal(hidden, contextOf(name));
  return Array.isArray(shown) ? parseRows(whole) : whole;
}

/** The rows of a table in a stored form, whole; empty for a field that holds none. */
export function openRows(sealing: Sealing, stored: StoredForm, name: string): readonly StoredRow[] {
  const value = openField(sealing, stored, name);
  return Array.isArray(value) ? value.filter(isStoredRow) : [];
}

/** One text of a stored form; empty when the field was left empty. Throws TypeError when it holds another type. */
export function openText(sealing: Sealing, stored: StoredForm, name: string): string {
  const value = openField(sealing, stored, name) ?? '';
  if (typeof value !== 'string') throw new TypeError(`Field ${name} of a stored form is no text`);
  return value;
}

/** A stored form as it would be sent again: its values whole, and an empty field the way its schema takes it. */
export function openForm(sealing: Sealing, schema: z.ZodObject, stored: StoredForm): Record<string, unknown> {
  return Object.fromEntries(describeFields(schema).map(({ name, meta }) => {
    if (meta.rows !== undefined) return [name, openRows(sealing, stored, name).map(withoutEmpty)];
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

function storedRows({ columns }: RowRule, value: unknown): StoredRow[] {
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  return rows.map((row) => Object.fromEntries(columns.map(({ name }) => [name, storedCell(Reflect.get(Object(row), name))])));
}

function storedCell(value: unknown): string | number | null {
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}

function maskRows({ columns }: RowRule, rows: readonly StoredRow[]): StoredRow[] {
  const masks = columns.flatMap(({ name, sensitive }) => (sensitive === null ? [] : [{ name, mask: maskOf[sensitive] }]));
  return rows.map((row) => ({ ...row, ...Object.fromEntries(masks.flatMap(({ name, mask }) => {
    const cell = row[name];
    return typeof cell === 'string' && cell !== '' ? [[name, mask(cell)]] : [];
  })) }));
}

function parseRows(json: string): StoredRow[] {
  const rows: unknown = JSON.parse(json);
  return Array.isArray(rows) ? rows.filter(isStoredRow) : [];
}

function isStoredRow(value: unknown): value is StoredRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && Object.values(value).every((cell) => cell === null || typeof cell === 'string' || typeof cell === 'number');
}

/** An empty cell is sent as nothing. */
function withoutEmpty(row: StoredRow): StoredRow {
  return Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null));
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
