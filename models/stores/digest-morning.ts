import type { Sequelize } from 'sequelize';
import { addDays, dayOf, DIGEST_HOUR, startOfDay } from '../../workflows/shared/time.ts';
import { isWorkingDay } from '../../workflows/shared/working-days.ts';
import type { DigestMorning } from './message-digests.ts';
import { findWorkingDayExceptions } from './working-days.ts';

/** The morning of an instant (ISO 8601), by the calendar of the whole country, and whether offices work on that day. */
export async function findDigestMorning(sequelize: Sequelize, at: string): Promise<DigestMorning & { readonly isWorkingDay: boolean }> {
  const day = dayOf(at);
  const byDay = await findWorkingDayExceptions(sequelize, { divisionCode: null, from: addDays(day, -30) });
  let before = addDays(day, -1);
  while (!isWorkingDay(before, byDay)) before = addDays(before, -1);
  const since = new Date(Date.parse(startOfDay(before)) + DIGEST_HOUR * 3_600_000).toISOString();
  return { day, until: at, since, isWorkingDay: isWorkingDay(day, byDay) };
}
