import type { Sequelize, Transaction } from 'sequelize';
import type { DeclarerKind } from '../../workflows/shared/hours/rules.ts';
import type { StudyForm } from '../../workflows/shared/hours/study-forms.ts';
import type { OrganizationKind } from '../../workflows/shared/user-types.ts';
import { queryPrepared } from '../database.ts';

/** Whose hours are declared, and where he works today. */
export interface DeclaredPerson {
  readonly personId: string;
  readonly name: string;
  readonly personIndex: string;
  readonly accountId: string | null;
  readonly unitId: string;
  readonly unitKind: OrganizationKind;
  readonly divisionCode: string;
}

/** Names a person by one of these. */
export interface PersonNames {
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly personIndex: string | null;
}

/** A person and his unit; null when nobody of that name is employed. One statement, by indexes whatever names him. */
export async function findDeclaredPerson(sequelize: Sequelize, names: PersonNames, transaction: Transaction | null = null): Promise<DeclaredPerson | null> {
  const [found] = await queryPrepared<DeclaredPerson>(sequelize, `
    SELECT p.id AS "personId", p.name, p.id_number_index AS "personIndex", a.id AS "accountId",
      o.id AS "unitId", o.kind AS "unitKind", o.division_code AS "divisionCode"
    FROM persons p JOIN employments e ON e.person_id = p.id AND e.period @> now() JOIN organizations o ON o.id = e.organization_id
    LEFT JOIN accounts a ON a.person_id = p.id
    WHERE p.id = COALESCE(CAST($personId AS uuid), (SELECT id FROM persons WHERE id_number_index = $personIndex),
      (SELECT person_id FROM accounts WHERE id = $accountId))`, { ...names }, transaction);
  return found ?? null;
}

/** Who declares, as review chains are named by it: a department's own staff has no employer below it. */
export function declarerKindOf({ unitKind }: Pick<DeclaredPerson, 'unitKind'>, declaringKind: OrganizationKind | null): DeclarerKind {
  if (declaringKind === 'base') return 'base';
  return unitKind === 'employer' || unitKind === 'base' ? 'employer' : 'department';
}

export interface HourFactsQuestion {
  readonly personId: string;
  readonly unitId: string;
  readonly year: number;
  readonly studyForm: StudyForm;
  readonly achievementKey: string | null;
  /** Whether those of others matter: of a roster, everybody declares the same. */
  readonly countsOthers: boolean;
  /** `yyyy-mm-dd`, as the next. */
  readonly startsOn: string;
  readonly endsOn: string;
  /** The case itself in a later round. */
  readonly caseId: string | null;
}

export interface FoundHourFacts {
  /** Recognized of this study form in that year, reversals taken off. */
  readonly recognizedHours: number;
  readonly ownAchievements: number;
  readonly othersAchievements: number;
  readonly unitThen: string | null;
}

/** Declarations of the same achievement that are open or approved. */
const SAME = `hour_declarations d JOIN cases c ON c.id = d.case_id
  WHERE d.achievement_key = $achievementKey AND (c.outcome IS NULL OR c.outcome = 'approved') AND c.id IS DISTINCT FROM $caseId
    AND NOT EXISTS (SELECT FROM hour_entries r WHERE r.case_id = c.id AND r.source = 'revocation')`;

/** What the checks of declared hours need of the database, in one statement. */
export async function findHourFacts(sequelize: Sequelize, question: HourFactsQuestion, transaction: Transaction | null = null): Promise<FoundHourFacts> {
  const [found] = await queryPrepared<FoundHourFacts>(sequelize, `
    SELECT
      (SELECT COALESCE(sum(e.hours), 0)::float8 FROM hour_entries e
        WHERE e.person_id = $personId AND e.year = $year AND e.study_form = $studyForm) AS "recognizedHours",
      (SELECT count(*)::int FROM ${SAME} AND d.person_id = $personId) AS "ownAchievements",
      (SELECT count(*)::int FROM ${SAME} AND $countsOthers AND d.person_id <> $personId) AS "othersAchievements",
      (SELECT o.name FROM employments e JOIN organizations o ON o.id = e.organization_id
        WHERE e.person_id = $personId AND e.organization_id <> $unitId
          AND e.period && tstzrange(CAST($startsOn AS date) AT TIME ZONE 'Asia/Shanghai', (CAST($endsOn AS date) + 1) AT TIME ZONE 'Asia/Shanghai')
        ORDER BY lower(e.period) DESC NULLS LAST LIMIT 1) AS "unitThen"`, { ...question }, transaction);
  if (found === undefined) throw new RangeError('Facts have one row');
  return found;
}
