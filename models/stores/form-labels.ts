import type { Sequelize } from 'sequelize';
import { maskName } from '../../workflows/shared/mask.ts';
import type { Locale } from '../../workflows/shared/messages/index.ts';
import type { FormSnapshot } from '../case-submission.ts';
import { queryRows } from '../database.ts';

/** A field as its form's schema describes it. */
interface ChoiceField {
  readonly name: string;
  readonly widget: string;
  readonly codeTable: string | null;
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
  SELECT w.name, w.place, s.name FROM wanted w JOIN sections s ON w.widget = 'section' AND s.id::text = w.value`;

/** What people read instead of the codes and ids in a stored form, by field; several of one field one after the other. One query. */
export async function findFormLabels(
  sequelize: Sequelize, fields: readonly ChoiceField[], form: FormSnapshot, locale: Locale,
): Promise<Record<string, string>> {
  const wanted = fields.filter(({ widget }) => widget !== 'attachments').flatMap(({ name, widget, codeTable }) =>
    [form[name]].flat().flatMap((value, place) => (typeof value === 'string' && value !== '' ? [{ name, widget, codeTable, value, place }] : [])));
  const rows = await queryRows<{ name: string; label: string }>(sequelize, `
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(CAST(:wanted AS jsonb)) AS r(name text, widget text, "codeTable" text, value text, place integer)
    ) SELECT name, string_agg(label, :separator ORDER BY place) AS label FROM (${LABELS_OF}) found GROUP BY name`,
  { wanted: JSON.stringify(wanted), locale, separator: locale === 'en' ? ', ' : '、' });
  const ofPersons = new Set(fields.filter(({ widget }) => widget === 'person').map(({ name }) => name));
  return Object.fromEntries(rows.map(({ name, label }) => [name, ofPersons.has(name) ? maskName(label) : label]));
}
