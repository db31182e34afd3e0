import { dayOf, ZONE } from '../../workflows/shared/time.ts';
import { shortDay } from './due-state.ts';

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** `11-23 16:20` in the zone of the platform, with the year when it is not that of `now`; both ISO 8601 instants. */
export function shortInstant(instant: string, now: string = new Date().toISOString()): string {
  return `${shortDay(dayOf(instant), dayOf(now))} ${clockTime(instant)}`;
}

/** `16:20` in the zone of the platform. */
export function clockTime(instant: string): string {
  return CLOCK.format(new Date(instant));
}
