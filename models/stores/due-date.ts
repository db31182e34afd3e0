import type { Sequelize, Transaction } from 'sequelize';
import { addWorkingDays } from '../../workflows/shared/working-days.ts';
import { dayOf, endOfDay } from '../../workflows/shared/time.ts';
import { queryPrepared } from '../database.ts';
import { createOnceWithin } from './once-within.ts';

interface CalendarQuestion {
  /** ISO instant from which the days count; that day itself does not. */
  readonly from: string;
  readonly divisionCode: string;
}

interface CalendarException {
  readonly day: string;
  readonly isWorking: boolean;
}

const exceptionsOnce = createOnceWithin<CalendarException[]>();

/**
 * The ends (24:00 Asia/Shanghai) of the days that lie so many working days after `from`, in the order asked, by the
 * calendar of the division and, where it says nothing, of the whole country.
 */
export async function findDueDates(
  sequelize: Sequelize, { from, divisionCode, afterWorkingDays }: CalendarQuestion & { afterWorkingDays: readonly number[] },
  transaction: Transaction | null = null,
): Promise<string[]> {
  const asked = { day: dayOf(from), divisionCode };
  const exceptions = await exceptionsOnce(transaction, asked, () => queryPrepared<CalendarException>(sequelize, `
    SELECT DISTINCT ON (day) to_char(day, 'YYYY-MM-DD') AS day, is_working AS "isWorking"
    FROM working_day_exceptions
    WHERE day >= $day AND (division_code IS NULL OR division_code = $divisionCode)
    ORDER BY day, division_code NULLS LAST`, asked, transaction));
  const byDay = new Map(exceptions.map(({ day, isWorking }) => [day, isWorking]));
  return afterWorkingDays.map((days) => endOfDay(addWorkingDays(dayOf(from), days, byDay)));
}

/** As {@link findDueDates}, for one number of working days. */
export async function findDueAt(
  sequelize: Sequelize, { dueWorkingDays, ...question }: CalendarQuestion & { dueWorkingDays: number },
): Promise<string> {
  const [dueAt = ''] = await findDueDates(sequelize, { ...question, afterWorkingDays: [dueWorkingDays] });
  return dueAt;
}
