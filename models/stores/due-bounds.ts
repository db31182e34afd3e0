import type { Sequelize } from 'sequelize';
import { dayOf, endOfDay } from '../../workflows/shared/time.ts';
import { addWorkingDays } from '../../workflows/shared/working-days.ts';
import { queryRows } from '../database.ts';
import type { DueBounds } from './inbox-filter.ts';

/** What ends within this many working days is near its deadline: a reminder goes out at the same distance. */
const NEAR_WORKING_DAYS = 3;

/** When a deadline is late, due today or near at an instant (ISO 8601), by the calendar of an organization; one query. */
export async function findDueBounds(sequelize: Sequelize, organizationId: string, now: string): Promise<DueBounds> {
  const exceptions = await queryRows<{ day: string; isWorking: boolean }>(sequelize, `
    SELECT DISTINCT ON (e.day) to_char(e.day, 'YYYY-MM-DD') AS day, e.is_working AS "isWorking"
    FROM working_day_exceptions e JOIN organizations o ON o.id = :organizationId
    WHERE e.day >= :day AND (e.division_code IS NULL OR e.division_code = o.division_code)
    ORDER BY e.day, e.division_code NULLS LAST`, { organizationId, day: dayOf(now) });
  const byDay = new Map(exceptions.map(({ day, isWorking }) => [day, isWorking]));
  const today = dayOf(now);
  return { now, endOfToday: endOfDay(today), nearUntil: endOfDay(addWorkingDays(today, NEAR_WORKING_DAYS, byDay)) };
}
