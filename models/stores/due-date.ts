import type { Sequelize, Transaction } from 'sequelize';
import { addWorkingDays } from '../../workflows/shared/working-days.ts';
import { dayOf, endOfDay } from '../../workflows/shared/time.ts';
import { queryRows } from '../database.ts';

interface DueQuestion {
  /** ISO instant from which the days count; that day itself does not. */
  readonly from: string;
  readonly dueWorkingDays: number;
  readonly divisionCode: string;
}

/**
 * The end (24:00 Asia/Shanghai) of the day that lies `dueWorkingDays` working days after `from`, by the calendar of the
 * division and, where it says nothing, of the whole country.
 */
export async function findDueAt(
  sequelize: Sequelize, { from, dueWorkingDays, divisionCode }: DueQuestion, transaction: Transaction | null = null,
): Promise<string> {
  const exceptions = await queryRows<{ day: string; isWorking: boolean }>(sequelize, `
    SELECT DISTINCT ON (day) to_char(day, 'YYYY-MM-DD') AS day, is_working AS "isWorking"
    FROM working_day_exceptions
    WHERE day >= :day AND (division_code IS NULL OR division_code = :divisionCode)
    ORDER BY day, division_code NULLS LAST`, { day: dayOf(from), divisionCode }, transaction);
  const byDay = new Map(exceptions.map(({ day, isWorking }) => [day, isWorking]));
  return endOfDay(addWorkingDays(dayOf(from), dueWorkingDays, byDay));
}
