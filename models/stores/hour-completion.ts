import type { Sequelize } from 'sequelize';
import { type Completion, completionOf, type RecognizedHours } from '../../workflows/shared/hours/completion.ts';
import type { HourRules } from '../../workflows/shared/hours/rules.ts';
import { dayOf } from '../../workflows/shared/time.ts';
import { queryRows } from '../database.ts';
import { findHourRules } from './hour-rules.ts';

/** What a person has of the hours of a year, by the rules of the division where he works today. */
export interface PersonCompletion {
  readonly personId: string;
  readonly completion: Completion;
}

interface TotalsRow {
  readonly personId: string;
  readonly divisionCode: string;
  readonly totals: readonly RecognizedHours[];
}

/** People whose hours are computed at once. */
const PEOPLE_AT_ONCE = 2_000;

/**
 * Computes the completion of a year from the ledger; nothing of it is kept (docs/rules.md, "Ledger"). Everybody employed below
 * an organization, or named one by one, also whoever has no hours yet. Reads a few thousand people with one statement and holds no more.
 */
export async function* computeCompletions(
  sequelize: Sequelize, { year, of }: { readonly year: number; readonly of: CompletionsOf },
): AsyncGenerator<PersonCompletion[]> {
  const rulesOf = createRulesReader(sequelize, year);
  let after: string | null = null;
  for (;;) {
    const rows: TotalsRow[] = await listTotals(sequelize, { year, of, after });
    const computed: PersonCompletion[] = [];
    for (const { personId, divisionCode, totals } of rows) computed.push({ personId, completion: completionOf(await rulesOf(divisionCode), totals) });
    if (computed.length > 0) yield computed;
    if (rows.length < PEOPLE_AT_ONCE) return;
    after = rows.at(-1)?.personId ?? null;
  }
}

/** Whose completion is computed: of everybody at or below an organization, or of these people. */
export type CompletionsOf = { readonly organizationId: string } | { readonly personIds: readonly string[] };

/** The rules of each division are read once. */
function createRulesReader(sequelize: Sequelize, year: number): (divisionCode: string) => Promise<HourRules> {
  const known = new Map<string, HourRules>();
  const onDay = dayOf(new Date().toISOString());
  return async (divisionCode) => {
    const present = known.get(divisionCode);
    if (present !== undefined) return present;
    const { rules } = await findHourRules(sequelize, { divisionCode, year, onDay });
    known.set(divisionCode, rules);
    return rules;
  };
}

async function listTotals(
  sequelize: Sequelize, { year, of, after }: { readonly year: number; readonly of: CompletionsOf; readonly after: string | null },
): Promise<TotalsRow[]> {
  const named = 'personIds' in of;
  return queryRows<TotalsRow>(sequelize, `
    SELECT p.id AS "personId", o.division_code AS "divisionCode", COALESCE(t.totals, '[]') AS totals
    FROM persons p JOIN employments m ON m.person_id = p.id AND m.period @> now() JOIN organizations o ON o.id = m.organization_id
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('learningSubject', s.learning_subject, 'studyForm', s.study_form, 'hours', s.hours)) AS totals
      FROM (SELECT e.learning_subject, e.study_form, sum(e.hours)::float8 AS hours FROM hour_entries e
        WHERE e.person_id = p.id AND e.year = :year GROUP BY e.learning_subject, e.study_form) s
    ) t ON true
    WHERE ${named ? 'p.id IN (:personIds)' : 'o.path @> ARRAY[:organizationId]::uuid[]'} ${after === null ? '' : 'AND p.id > :after'}
    ORDER BY p.id LIMIT ${PEOPLE_AT_ONCE}`, { year, after, ...(named ? { personIds: [...of.personIds] } : of) });
}
