import { dayOf } from '../../workflows/shared/time.ts';

/** How near a deadline is. `day` is the last day on which it is kept (`2026-12-07`), `days` whole calendar days to or since it. */
export interface DueState {
  readonly kind: 'late' | 'today' | 'later';
  readonly day: string;
  readonly days: number;
}

const DAY_MS = 86_400_000;

/**
 * Judges a deadline at an instant, both ISO 8601. Deadlines end at 24:00 in the zone of the platform, which is 00:00 of
 * the next day, so the day they name is the one that ends there.
 */
export function dueState(dueAt: string, now: string): DueState {
  const day = lastDayOf(dueAt);
  const today = dayOf(now);
  const distance = Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
  if (Date.parse(now) >= Date.parse(dueAt)) return { kind: 'late', day, days: Math.max(1, -distance) };
  return { kind: distance <= 0 ? 'today' : 'later', day, days: Math.max(0, distance) };
}

/** The last day on which a deadline that ends at this instant is kept. */
export function lastDayOf(dueAt: string): string {
  return dayOf(new Date(Date.parse(dueAt) - 1).toISOString());
}

/** `12-07`, or with the year when it is another one: rows of a list are read within their year. */
export function shortDay(day: string, today: string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
}
