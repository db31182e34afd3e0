import type { FormData, FormValue } from '../../components/form/form-model.ts';
import { unitOf } from '../../components/form/form-words.ts';
import { type FormRow, rowsIn } from '../../components/form/row-values.ts';
import { say } from '../../i18n/locale.ts';
import type { OwnCase } from './own-case-gateway.ts';

/** What was submitted: whole, as people read it, and masked where it is sensitive. */
export type SubmittedForm = Pick<OwnCase, 'values' | 'labels' | 'form' | 'attachments'>;

/** The fields that now hold something else than what was submitted, with what people read there before; sensitive values masked. */
export function formerValues(names: readonly string[], present: (name: string) => FormValue, submitted: SubmittedForm): Readonly<Record<string, string>> {
  const changed = names.filter((name) => textOf(present(name)) !== textOf(submitted.values[name]));
  return Object.fromEntries(changed.map((name) => [name, readable(name, submitted)]));
}

/** The submitted values as a form takes them. */
export function mendable({ values }: Pick<SubmittedForm, 'values'>): FormData {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (typeof value === 'boolean' ? [] : [[name, value]])));
}

function readable(name: string, { labels, form, attachments }: SubmittedForm): string {
  const value = form[name];
  const files = Array.isArray(value) ? attachments.filter(({ id }) => value.includes(id)).map((file) => file.name) : [];
  if (files.length > 0) return files.join(' · ');
  const rows = rowsIn(value);
  if (rows.length > 0) return say('review.rows.count', { count: rows.length });
  const text = labels[name] ?? textOf(value);
  const unit = unitOf(name);
  return text === '' || unit === '' ? text : `${text} ${unit}`;
}

/** Nothing, the empty text, the empty list, empty cells and blanks around are the same to who fills in. */
function textOf(value: unknown): string {
  const rows = rowsIn(value);
  if (rows.length > 0) return rows.map(rowText).join('\n').trimEnd();
  return value === null || value === undefined ? '' : String(value).trim();
}

function rowText(row: FormRow): string {
  const cells = Object.entries(row).filter(([, cell]) => textOf(cell) !== '');
  return cells.toSorted(([one], [other]) => one.localeCompare(other)).map(([name, cell]) => `${name}\t${textOf(cell)}`).join('\t');
}
