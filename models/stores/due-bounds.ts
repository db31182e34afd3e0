import type { Sequelize } from 'sequelize';
import { dayOf, endOfDay } from '../../workflows/shared/time.ts';
import { addWorkingDays } from '../../workflows/shared/working-days.ts';
import type { DueBounds } from './inbox-filter.ts';
import { findWorkingDayExceptions } from './working-days.ts';

/** What ends within this many working days is near its deadline: a reminder goes out at the same distance. */
const NEAR_WORKING_DAYS = 3;

/** When a deadline is late, due today or near at an instant (ISO 8601), by the calendar of an organization; one query. */
export async function findDueBounds(sequelize: Sequelize, organizationId: string, now: string): Promise<DueBounds> {
  const today = dayOf(now);
  const exceptions = await findWorkingDayExceptions(sequelize, { divisionCode: null, organizationId, from: today });
  return { now, endOfToday: endOfDay(today), nearUntil: endOfDay(addWorkingDays(today, NEAR_WORKING_DAYS, exceptions)) };
}
