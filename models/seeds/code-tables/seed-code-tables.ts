import type { Sequelize, Transaction } from 'sequelize';
import type { CodeEntry } from './code-entry.ts';
import { readDivisions } from './divisions.ts';
import { degrees, educations, honorLevels, studyModes } from './education.ts';
import {
  assignmentKinds, attendances, awardClasses, bookRoles, conferenceRoles, examLevels, hourLevels, learningSubjects, patentKinds, projectKinds,
  skillSubjects, studyResults,
} from './hours.ts';
import { baseHosts, baseLevels, industries, organizationNatures } from './organizations.ts';
import { ethnicities, genders, idTypes } from './people.ts';
import { changeReasons, hourReasons, moveReasons, registrationReasons, transferReasons } from './reasons.ts';
import { titleAliases, titleLevels, titleNames, titleRoutes, titleSeries } from './titles.ts';
import { classForms, classResults, planReasons, trainingLevels, trainingMethods } from './training.ts';
import { workingDayExceptions } from './working-days.ts';

/** Every dictionary by its name in `code_tables`. */
export const codeTables = {
  'organization-nature': organizationNatures,
  industry: industries,
  'base-level': baseLevels,
  'base-host': baseHosts,
  'id-type': idTypes,
  gender: genders,
  ethnicity: ethnicities,
  education: educations,
  degree: degrees,
  'study-mode': studyModes,
  'honor-level': honorLevels,
  'title-series': titleSeries,
  'title-level': titleLevels,
  'reason-registration': registrationReasons,
  'reason-move': moveReasons,
  'reason-change': changeReasons,
  'reason-hours': hourReasons,
  'title-route': titleRoutes,
  'transfer-reason': transferReasons,
  'learning-subject': learningSubjects,
  'training-level': trainingLevels,
  'training-method': trainingMethods,
  'class-form': classForms,
  'class-result': classResults,
  'reason-plan': planReasons,
  'hour-level': hourLevels,
  attendance: attendances,
  'study-result': studyResults,
  'conference-role': conferenceRoles,
  'project-kind': projectKinds,
  'book-role': bookRoles,
  'patent-kind': patentKinds,
  'award-class': awardClasses,
  'exam-level': examLevels,
  'assignment-kind': assignmentKinds,
  'skill-subject': skillSubjects,
} as const satisfies Record<string, readonly CodeEntry[]>;

/** The day on which the national rules on continuing education took effect: no record of this platform is older. */
const VALID_FROM = '2015-10-01';

/**
 * Writes divisions, dictionaries, titles and the calendar of working days, all or nothing. What this version of the
 * data says is brought up to date; an end of validity and a day of the calendar that somebody entered stay.
 *
 * Safe to retry: a second run changes no row.
 */
export async function seedCodeTables(sequelize: Sequelize): Promise<void> {
  await sequelize.transaction(async (transaction) => {
    await insertRows(sequelize, INSERT_DIVISIONS, readDivisions(), transaction);
    await insertRows(sequelize, INSERT_CODES, Object.entries(codeTables).flatMap(rowsOfTable), transaction);
    await insertRows(sequelize, INSERT_TITLE_NAMES, titleNames, transaction);
    await insertRows(sequelize, INSERT_TITLE_ALIASES, titleAliases, transaction);
    await insertRows(sequelize, INSERT_WORKING_DAYS, workingDayExceptions, transaction);
  });
}

function rowsOfTable([tableName, table]: [string, readonly CodeEntry[]]): object[] {
  return table.map(({ parentCode = null, ...entry }, sort) =>
    ({ ...entry, tableName, parentCode, sort, validFrom: VALID_FROM }));
}

/** One statement for all rows, however many. */
async function insertRows(sequelize: Sequelize, sql: string, rows: readonly object[], transaction: Transaction): Promise<void> {
  await sequelize.query(sql, { replacements: { rows: JSON.stringify(rows) }, transaction });
}

const INSERT_DIVISIONS = `
  INSERT INTO divisions AS d (code, name, name_en, level, parent_code, valid_from, valid_to)
  SELECT r.code, r.name, r."nameEn", r.level, r."parentCode", r."validFrom", r."validTo"
  FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(
    code text, name text, "nameEn" text, level text, "parentCode" text, "validFrom" date, "validTo" date)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en, level = excluded.level,
    parent_code = excluded.parent_code, valid_from = excluded.valid_from
  WHERE (d.name, d.name_en, d.level, d.parent_code, d.valid_from)
    IS DISTINCT FROM (excluded.name, excluded.name_en, excluded.level, excluded.parent_code, excluded.valid_from)`;

const INSERT_CODES = `
  INSERT INTO code_tables AS c (table_name, code, zh, en, parent_code, sort, valid_from)
  SELECT r."tableName", r.code, r.zh, r.en, r."parentCode", r.sort, r."validFrom"
  FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(
    "tableName" text, code text, zh text, en text, "parentCode" text, sort integer, "validFrom" date)
  ON CONFLICT (table_name, code) DO UPDATE SET zh = excluded.zh, en = excluded.en,
    parent_code = excluded.parent_code, sort = excluded.sort, valid_from = excluded.valid_from
  WHERE (c.zh, c.en, c.parent_code, c.sort, c.valid_from)
    IS DISTINCT FROM (excluded.zh, excluded.en, excluded.parent_code, excluded.sort, excluded.valid_from)`;

const INSERT_TITLE_NAMES = `
  INSERT INTO title_names AS t (series_code, level_code, name, sort)
  SELECT r."seriesCode", r."levelCode", r.name, r.sort
  FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r("seriesCode" text, "levelCode" text, name text, sort integer)
  ON CONFLICT (series_code, level_code, name) DO UPDATE SET sort = excluded.sort WHERE t.sort <> excluded.sort`;

const INSERT_TITLE_ALIASES = `
  INSERT INTO title_aliases AS t (alias, name)
  SELECT r.alias, r.name FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(alias text, name text)
  ON CONFLICT (alias) DO UPDATE SET name = excluded.name WHERE t.name <> excluded.name`;

const INSERT_WORKING_DAYS = `
  INSERT INTO working_day_exceptions (division_code, day, is_working, note)
  SELECT r."divisionCode", r.day, r."isWorking", r.note
  FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r("divisionCode" text, day date, "isWorking" boolean, note text)
  ON CONFLICT (division_code, day) DO NOTHING`;
