import type { Sequelize } from 'sequelize';
import type { Locale } from '../../workflows/shared/messages/index.ts';
import type { FormSnapshot } from '../case-submission.ts';
import { queryRows } from '../database.ts';

/** A field as its form's schema describes it. */
interface ChoiceField {
  readonly name: string;
  readonly widget: string;
  readonly codeTable: string | null;
}

/** How the label of each kind of choice is found; `value` is what the form holds. */
const LABELS_OF = `
  SELECT w.name, CASE WHEN :locale = 'en' THEN t.en ELSE t.zh END AS label
  FROM wanted w JOIN code_tables t ON w.widget = 'code-table' AND t.table_name = w."codeTable" AND t.code = w.value
  UNION ALL
  SELECT w.name, CASE WHEN :locale = 'en' THEN concat_ws(', ', d.name_en, up.name_en) ELSE concat_ws('', up.name, d.name) END
  FROM wanted w JOIN divisions d ON w.widget = 'division' AND d.code = w.value
  LEFT JOIN divisions up ON up.code = d.parent_code AND up.level = 'city'
  UNION ALL
  SELECT w.name, o.name FROM wanted w JOIN organizations o ON w.widget = 'department' AND o.id::text = w.value`;

/** What people read instead of the codes and ids in a stored form, by field; one query. */
export async function findFormLabels(
  sequelize: Sequelize, fields: readonly ChoiceField[], form: FormSnapshot, locale: Locale,
): Promise<Record<string, string>> {
  const wanted = fields.flatMap(({ name, widget, codeTable }) => {
    const value = form[name];
    return typeof value === 'string' && value !== '' ? [{ name, widget, codeTable, value }] : [];
  });
  const rows = await queryRows<{ name: string; label: string }>(sequelize, `
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(CAST(:wanted AS jsonb)) AS r(name text, widget text, "codeTable" text, value text)
    ) ${LABELS_OF}`, { wanted: JSON.stringify(wanted), locale });
  return Object.fromEntries(rows.map(({ name, label }) => [name, label]));
}
