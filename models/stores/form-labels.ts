import type { Sequelize } from 'sequelize';
import { maskName } from '../../workflows/shared/mask.ts';
import type { Locale } from '../../workflows/shared/messages/index.ts';
import type { FormSnapshot, StoredValue } from '../case-submission.ts';
import { queryRows } from '../database.ts';

/** A field as its form's schema describes it. */
interface ChoiceField {
  readonly name: string;
  readonly widget: string;
  readonly codeTable: string | null;
  /** Of a table of rows. */
  readonly columns?: readonly Omit<ChoiceField, 'columns'>[];
}

/** A code or id in a form, and where it stands; a field of a table is named `<field>.<row>.<column>`. */
interface Wanted extends Omit<ChoiceField, 'columns'> {
  readonly value: string;
  readonly place: number;
}

/** How the label of each kind of choice is found; `value` is what the form holds, `place` where in a list. */
const LABELS_OF = `
  SELECT w.name, w.place, CASE WHEN :locale = 'en' THEN t.en ELSE t.zh END AS label
  FROM wanted w JOIN code_tables t ON w.widget IN ('code-table', 'codes') AND t.table_name = w."codeTable" AND t.code = w.value
  UNION ALL
  SELECT w.name, w.place, CASE WHEN :locale = 'en' THEN concat_ws(', ', d.name_en, up.name_en) ELSE concat_ws('', up.name, d.name) END
  FROM wanted w JOIN divisions d ON w.widget IN ('division', 'any-division') AND d.code = w.value
  LEFT JOIN divisions up ON up.code = d.parent_code AND up.level = 'city'
  UNION ALL
  SELECT w.name, w.place, o.name FROM wanted w JOIN organizations o ON w.widget IN ('department', 'superior', 'unit') AND o.id::text = w.value
  UNION ALL
  SELECT w.name, w.place, p.name FROM wanted w JOIN persons p ON w.widget = 'person' AND p.id::text = w.value
  UNION ALL
  SELECT w.name, w.place, concat_ws(' · ', tp.year, i.name) FROM wanted w JOIN training_plan_items i ON w.widget = 'plan-item' AND i.id::text = w.value
  JOIN training_plans tp ON tp.id = i.plan_id
  UNION ALL
  SELECT w.name, w.place, concat_ws(' · ', t.number, t.name) FROM wanted w JOIN training_classes t ON w.widget IN ('own-class', 'training-class') AND t.id::text = w.value
  UNION ALL
  SELECT w.name, w.place, s.name FROM wanted w JOIN sections s ON w.widget = 'section' AND s.id::text = w.value`;

/**
 * What people read instead of the codes and ids in a stored form, by field, in a table by `<field>.<row>.<column>`; several of
 * one field one after the other. One query.
 */
export async function findFormLabels(
  sequelize: Sequelize, fields: readonly ChoiceField[], form: FormSnapshot, locale: Locale,
): Promise<Record<string, string>> {
  const wanted = fields.flatMap((field) => wantedIn(field, form[field.name]));
  const rows = await queryRows<{ name: string; label: string }>(sequelize, `
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(CAST(:wanted AS jsonb)) AS r(name text, widget text, "codeTable" text, value text, place integer)
    ) SELECT name, string_agg(label, :separator ORDER BY place) AS label FROM (${LABELS_OF}) found GROUP BY name`,
  { wanted: JSON.stringify(wanted), locale, separator: locale === 'en' ? ', ' : '、' });
  const ofPersons = new Set(fields.filter(({ widget }) => widget === 'person').map(({ name }) => name));
  return Object.fromEntries(rows.map(({ name, label }) => [name, ofPersons.has(name) ? maskName(label) : label]));
}

function wantedIn({ columns = [], name, widget, codeTable }: ChoiceField, value: StoredValue | undefined): Wanted[] {
  if (widget === 'attachments') return [];
  const values = [value].flat();
  if (widget !== 'rows') return values.flatMap((one, place) => (typeof one === 'string' && one !== '' ? [{ name, widget, codeTable, value: one, place }] : []));
  const choices = columns.filter((column) => column.codeTable !== null);
  return values.flatMap((row, index) => (typeof row !== 'object' || row === null ? [] : choices.flatMap((column) =>
    wantedIn({ ...column, name: `${name}.${index}.${column.name}` }, row[column.name]))));
}
