import { addDays, weekdayOf } from './time.ts';

/** Days that differ from Monday-to-Friday: true for a working Saturday, false for a holiday. Keys are `2026-10-01`. */
export type WorkingDayExceptions = ReadonlyMap<string, boolean>;

/** True when offices work on this day: Monday to Friday unless an exception says otherwise. */
export function isWorkingDay(day: string, exceptions: WorkingDayExceptions): boolean {
  const weekday = weekdayOf(day);
  return exceptions.get(day) ?? (weekday !== 0 && weekday !== 6);
}

/**
 * The `count`-th working day after `day`, which itself does not count. With 0 it is `day` unchanged. A deadline ends at
 * `endOfDay` of the result. Throws RangeError for a count that is negative or no whole number.
 */
export function addWorkingDays(day: string, count: number, exceptions: WorkingDayExceptions): string {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`Not a number of working days: ${count}`);
  let present = day;
  for (let left = count; left > 0;) {
    present = addDays(present, 1);
    if (isWorkingDay(present, exceptions)) left -= 1;
  }
  return present;
}

/** How many working days lie after `from` up to and including `to`; 0 when `to` is not later. */
export function countWorkingDays(from: string, to: string, exceptions: WorkingDayExceptions): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, exceptions)) count += 1;
  }
  return count;
}
