import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { Sealing } from '../../platform/sealing.ts';
import type { ClassResult } from '../../workflows/shared/training.ts';
import { queryRows } from '../database.ts';
import { ID_NUMBER } from './people.ts';

/** What the ID numbers of members are sealed as. */
export const MEMBER_ID_NUMBER = 'class_members.id_number';

/** Somebody on a roster, whole. */
export interface RosterEntry {
  readonly idNumber: string;
  readonly personName: string;
  readonly unit?: string | undefined;
  readonly result: ClassResult;
  readonly hours: number;
}

interface Deps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
}

/** Whether a class waits for its closing: neither called off nor closed. Locks it until the end of the transaction. */
export async function lockOpenClass(sequelize: Sequelize, classId: string, transaction: Transaction): Promise<boolean> {
  const rows = await queryRows(sequelize, `SELECT id FROM training_classes WHERE id = :classId AND status = 'open' FOR UPDATE`, { classId }, transaction);
  return rows.length === 1;
}

/**
 * Closes a class and writes its roster; people are found by the blind index of their number. Who stands on the roster twice
 * is a member once, as the first row says.
 */
export async function closeClass(
  { sequelize, sealing }: Deps, { classId, caseId, roster, at }: { classId: string; caseId: string; roster: readonly RosterEntry[]; at: string },
  transaction: Transaction,
): Promise<void> {
  const persons = await findPeople({ sequelize, sealing }, roster.map(({ idNumber }) => idNumber), transaction);
  const rows = roster.map(({ idNumber, personName: name, unit, result, hours }, index) => ({
    id: uuidv7(), place: index + 1, personId: persons.get(idNumber)?.personId ?? null, name, idNumberSealed: sealing.seal(idNumber, MEMBER_ID_NUMBER),
    idNumberIndex: sealing.blindIndex(idNumber, ID_NUMBER), unit: unit === undefined || unit === '' ? null : unit, result, hours,
  }));
  await queryRows(sequelize, `
    INSERT INTO class_members (id, class_id, place, person_id, name, id_number_sealed, id_number_index, unit, result, hours)
    SELECT r.id, :classId, r.place, r."personId", r.name, r."idNumberSealed", r."idNumberIndex", r.unit, r.result, r.hours
    FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r(id uuid, place integer, "personId" uuid, name text, "idNumberSealed" text, "idNumberIndex" text,
      unit text, result text, hours numeric)
    ORDER BY r.place ON CONFLICT (class_id, id_number_index) DO NOTHING RETURNING id`, { classId, rows: JSON.stringify(rows) }, transaction);
  await queryRows(sequelize, `
    UPDATE training_classes SET status = 'closed', closed_at = :at, closing_case_id = :caseId WHERE id = :classId RETURNING id`, { classId, caseId, at }, transaction);
}

/** Somebody whom the platform knows, and where he works today. */
export interface KnownPerson {
  readonly personId: string;
  readonly organizationId: string | null;
}

/** Those of the numbers that belong to somebody, under every valid key. One statement. */
export async function findPeople(
  { sequelize, sealing }: Deps, idNumbers: readonly string[], transaction: Transaction | null = null,
): Promise<Map<string, KnownPerson>> {
  const wanted = [...new Set(idNumbers)].flatMap((idNumber) => sealing.blindIndexes(idNumber, ID_NUMBER).map((index) => ({ idNumber, index })));
  const found = await queryRows<KnownPerson & { index: string }>(sequelize, `
    SELECT p.id_number_index AS index, p.id AS "personId", e.organization_id AS "organizationId"
    FROM persons p LEFT JOIN employments e ON e.person_id = p.id AND e.period @> now()
    WHERE p.id_number_index IN (SELECT jsonb_array_elements_text(CAST(:indexes AS jsonb)))`, { indexes: JSON.stringify(wanted.map(({ index }) => index)) }, transaction);
  const byIndex = new Map(found.map(({ index, ...person }) => [index, person]));
  return new Map(wanted.flatMap(({ idNumber, index }) => {
    const person = byIndex.get(index);
    return person === undefined ? [] : [[idNumber, person] as const];
  }));
}
