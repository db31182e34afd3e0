import type { Sequelize } from 'sequelize';
import { addDays, dayOf, DIGEST_HOUR, startOfDay } from '../../workflows/shared/time.ts';
import { isWorkingDay } from '../../workflows/shared/working-days.ts';
import { queryRows } from '../database.ts';
import type { DigestMorning } from './message-digests.ts';

/** The morning of an instant (ISO 8601), by the calendar of the whole country, and whether offices work on that day. */
export async function findDigestMorning(sequelize: Sequelize, at: string): Promise<DigestMorning & { readonly isWorkingDay: boolean }> {
  const day = dayOf(at);
  const exceptions = await queryRows<{ day: string; isWorking: boolean }>(sequelize, `
    SELECT to_char(day, 'YYYY-MM-DD') AS day, is_working AS "isWorking" FROM working_day_exceptions
    WHERE division_code IS NULL AND day BETWEEN :from AND :day`, { from: addDays(day, -30), day });
  const byDay = new Map(exceptions.map((exception) => [exception.day, exception.isWorking]));
  let before = addDays(day, -1);
  while (!isWorkingDay(before, byDay)) before = addDays(before, -1);
  const since = new Date(Date.parse(startOfDay(before)) + DIGEST_HOUR * 3_600_000).toISOString();
  return { day, until: at, since, isWorkingDay: isWorkingDay(day, byDay) };
}
