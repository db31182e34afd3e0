import type { Sequelize, Transaction } from 'sequelize';
import { dayOf, endOfDay } from '../../workflows/shared/time.ts';
import { addWorkingDays } from '../../workflows/shared/working-days.ts';
import { findWorkingDayExceptions } from './working-days.ts';

interface DueQuestion {
  /** ISO instant from which the days count; that day itself does not. */
  readonly from: string;
  readonly divisionCode: string;
}

/** The ends (24:00 Asia/Shanghai) of the days that lie so many working days after `from`, in the order asked, by the calendar of the division. */
export async function findDueDates(
  sequelize: Sequelize, { from, divisionCode, afterWorkingDays }: DueQuestion & { afterWorkingDays: readonly number[] },
  transaction: Transaction | null = null,
): Promise<string[]> {
  const day = dayOf(from);
  const exceptions = await findWorkingDayExceptions(sequelize, { divisionCode, from: day }, transaction);
  return afterWorkingDays.map((days) => endOfDay(addWorkingDays(day, days, exceptions)));
}

/** As {@link findDueDates}, for one number of working days. */
export async function findDueAt(
  sequelize: Sequelize, { dueWorkingDays, ...question }: DueQuestion & { dueWorkingDays: number },
): Promise<string> {
  const [dueAt = ''] = await findDueDates(sequelize, { ...question, afterWorkingDays: [dueWorkingDays] });
  return dueAt;
}
