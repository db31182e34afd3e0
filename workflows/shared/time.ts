/** The one zone in which days, years and deadlines are counted. */
export const ZONE = 'Asia/Shanghai';

/**
 * What {@link ZONE} is ahead of UTC. Fixed, because China has had no daylight saving time since 1992 and no instant of
 * this platform is older; a fixed offset needs neither a package nor zone data, so it gives the same answer in a
 * workflow's sandbox, in the browser and on the server.
 */
export const ZONE_OFFSET = '+08:00';

/** The hour in {@link ZONE} at which digests are gathered. */
export const DIGEST_HOUR = 8;

const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** True for a day of the calendar in the form `2026-11-23`. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day (`2026-11-23`) that it is in {@link ZONE} at an ISO 8601 instant. Throws RangeError for anything else. */
export function dayOf(instant: string): string {
  return dayAt(timeOf(instant) + OFFSET_MS);
}

/** What a clock in {@link ZONE} shows at an ISO 8601 instant: `2026-11-23 08:00:00`. */
export function clockAt(instant: string): string {
  return new Date(timeOf(instant) + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/** The year in {@link ZONE} at an ISO 8601 instant, which may differ from the year in UTC. */
export function yearOf(instant: string): number {
  return Number(dayOf(instant).slice(0, 4));
}

/** The instant (ISO 8601 in UTC) at which a day begins in {@link ZONE}. */
export function startOfDay(day: string): string {
  return new Date(timeOfDay(day) - OFFSET_MS).toISOString();
}

/** The instant at which a day ends in {@link ZONE}: its 24:00, which is 00:00 of the next day. */
export function endOfDay(day: string): string {
  return startOfDay(addDays(day, 1));
}

/** The last day before a deadline: one that ends at 24:00 of a day is written as that day. */
export function lastDayOf(deadline: string): string {
  return dayAt(timeOf(deadline) - 1 + OFFSET_MS);
}

/** The day `count` calendar days later, or earlier when negative. */
export function addDays(day: string, count: number): string {
  return dayAt(timeOfDay(day) + count * DAY_MS);
}

/** Whole days from one day to another, negative when the other is earlier. Throws RangeError for anything else. */
export function daysBetween(from: string, to: string): number {
  return Math.round((timeOfDay(to) - timeOfDay(from)) / DAY_MS);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: string): number {
  return new Date(timeOfDay(day)).getUTCDay();
}

/** A day as milliseconds of UTC, as if it began there: good for counting days, never for instants. */
function timeOfDay(day: string): number {
  if (!isDay(day)) throw new RangeError(`Not a day of the calendar: ${day}`);
  return Date.parse(`${day}T00:00:00Z`);
}

function timeOf(instant: string): number {
  const time = Date.parse(instant);
  // A text without a zone would be read in the zone of the machine.
  if (Number.isNaN(time) || !/(?:Z|[+-]\d{2}:?\d{2})$/.test(instant)) {
    throw new RangeError(`Not an ISO 8601 instant with a zone: ${instant}`);
  }
  return time;
}

function dayAt(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
