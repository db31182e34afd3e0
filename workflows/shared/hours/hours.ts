/** Hours are counted in steps of a half (docs/rules.md, "Hours"). */
export const HOUR_STEP = 0.5;

/** The most that one declaration can name; the column holds more, a person's year does not. */
export const MAX_HOURS = 999;

/** True for what can be declared or recognized: a number in steps of a half, above 0, at most {@link MAX_HOURS}. */
export function isHours(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value / HOUR_STEP) && value > 0 && value <= MAX_HOURS;
}

/** The next whole step at or below a number of hours; what is left over of a half earns nothing. Never below 0. */
export function roundHoursDown(hours: number): number {
  return Math.max(0, Math.floor(hours / HOUR_STEP) * HOUR_STEP);
}
