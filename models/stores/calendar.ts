import type { Sequelize, Transaction } from 'sequelize';
import { queryRows, withTransaction } from '../database.ts';
import { addToOutbox } from './outbox.ts';

/** A day of a division that is worked or not, other than Monday to Friday say. */
export interface CalendarDay {
  /** `yyyy-mm-dd`. */
  readonly day: string;
  readonly isWorking: boolean;
  readonly note: string;
  /** Who says so; null for the whole country. */
  readonly divisionCode: string | null;
  readonly divisionName: string | null;
}

/** The days of a year in a division, each by whoever is nearest to it: the division itself, one above it, the whole country. One statement. */
export async function listCalendarDays(sequelize: Sequelize, { divisionCode, year }: { divisionCode: string; year: number }): Promise<CalendarDay[]> {
  return queryRows<CalendarDay>(sequelize, `
    WITH RECURSIVE up AS (
      SELECT code, name, parent_code, 0 AS distance FROM divisions WHERE code = :divisionCode
      UNION ALL
      SELECT d.code, d.name, d.parent_code, u.distance + 1 FROM divisions d JOIN up u ON d.code = u.parent_code
    )
    SELECT DISTINCT ON (e.day) to_char(e.day, 'YYYY-MM-DD') AS day, e.is_working AS "isWorking", e.note,
      e.division_code AS "divisionCode", u.name AS "divisionName"
    FROM working_day_exceptions e LEFT JOIN up u ON u.code = e.division_code
    WHERE e.day >= make_date(:year, 1, 1) AND e.day < make_date(:year + 1, 1, 1) AND (e.division_code IS NULL OR u.code IS NOT NULL)
    ORDER BY e.day, u.distance NULLS LAST`, { divisionCode, year });
}

/** A division and one of its days, `yyyy-mm-dd`. */
export interface DayOfDivision {
  readonly divisionCode: string;
  readonly day: string;
}

/** Transactions that began before a change end within this time; what they have opened by the former calendar is then counted again too. */
const RECOUNT_AFTER_MS = 5_000;

/**
 * Says whether a day is worked in a division and all below it. Deadlines of what waits there are counted again
 * (docs/rules.md, "Working days"). Safe to retry: the same day is said again, and counting again changes nothing.
 */
export async function setCalendarDay(
  sequelize: Sequelize, { divisionCode, day, isWorking, note, at }: DayOfDivision & { isWorking: boolean; note: string; at: string },
): Promise<void> {
  await withTransaction(sequelize, async (transaction) => {
    await queryRows(sequelize, `
      INSERT INTO working_day_exceptions (division_code, day, is_working, note) VALUES (:divisionCode, :day, :isWorking, :note)
      ON CONFLICT (division_code, day) DO UPDATE SET is_working = excluded.is_working, note = excluded.note
      RETURNING day`, { divisionCode, day, isWorking, note }, transaction);
    await recountLater(sequelize, { divisionCode, day, at }, transaction);
  });
}

/** Takes back what a division says of a day. False when it said nothing. Safe to retry. */
export async function removeCalendarDay(sequelize: Sequelize, { divisionCode, day, at }: DayOfDivision & { at: string }): Promise<boolean> {
  return withTransaction(sequelize, async (transaction) => {
    const gone = await queryRows(sequelize, `
      DELETE FROM working_day_exceptions WHERE division_code = :divisionCode AND day = :day RETURNING day`, { divisionCode, day }, transaction);
    if (gone.length > 0) await recountLater(sequelize, { divisionCode, day, at }, transaction);
    return gone.length > 0;
  });
}

async function recountLater(sequelize: Sequelize, { divisionCode, day, at }: DayOfDivision & { at: string }, transaction: Transaction): Promise<void> {
  const availableAt = new Date(Date.parse(at) + RECOUNT_AFTER_MS).toISOString();
  await addToOutbox(sequelize, { topic: 'recountDeadlines', payload: { divisionCode, day, afterCaseId: null }, at, availableAt }, transaction);
}

/**
 * Open cases in or below a division, or everywhere, whose deadlines the day can have moved: they began to wait before it, and are
 * due on it or later. The next page after a case, by id.
 */
export async function listWaitingOver(
  sequelize: Sequelize, { divisionCode, day, afterCaseId, limit }: { divisionCode: string | null; day: string; afterCaseId: string | null; limit: number },
): Promise<string[]> {
  const rows = await queryRows<{ id: string }>(sequelize, `
    WITH RECURSIVE down AS (
      SELECT code FROM divisions WHERE code = :divisionCode
      UNION ALL
      SELECT d.code FROM divisions d JOIN down ON d.parent_code = down.code
    )
    SELECT id FROM cases
    WHERE outcome IS NULL AND (CAST(:afterCaseId AS uuid) IS NULL OR id > CAST(:afterCaseId AS uuid))
      AND waiting_since < CAST(:day AS timestamp) AT TIME ZONE 'Asia/Shanghai' AND due_at > CAST(:day AS timestamp) AT TIME ZONE 'Asia/Shanghai'
      AND (CAST(:divisionCode AS text) IS NULL OR waiting_division_code IN (SELECT code FROM down))
    ORDER BY id LIMIT :limit`, { divisionCode, day, afterCaseId, limit });
  return rows.map(({ id }) => id);
}
