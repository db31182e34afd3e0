import type { Column } from '../../../workflows/shared/form-field.ts';

/** One row of a table while it is filled in, by column; null and the empty text mean nothing. */
export type FormRow = Readonly<Record<string, string | number | null>>;

/** The rows that a value of a form holds; none for a value of another type. */
export function rowsIn(value: unknown): readonly FormRow[] {
  return Array.isArray(value) && value.every(isFormRow) ? value : [];
}

/** Whether a value, for example of a draft, can be a row. */
export function isFormRow(value: unknown): value is FormRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && Object.values(value).every((cell) => cell === null || typeof cell === 'string' || typeof cell === 'number');
}

/** Whether nothing stands in a row. */
export function isEmptyRow(row: FormRow): boolean {
  return Object.values(row).every((cell) => cell === null || cell === '');
}

/** The rows up to the last one in which something stands; an empty cell is sent as nothing, or as the empty text that a required column refuses. */
export function sentRows(columns: readonly Column[], rows: readonly FormRow[]): FormRow[] {
  const count = rows.findLastIndex((row) => !isEmptyRow(row)) + 1;
  return rows.slice(0, count).map((row) => Object.fromEntries(columns.flatMap(({ name, isRequired }) => {
    const cell = row[name] ?? '';
    return cell === '' && !isRequired ? [] : [[name, cell]];
  })));
}
