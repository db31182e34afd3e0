import type { Locale } from '../../workflows/shared/messages/index.ts';
import { dayOf, ZONE } from '../../workflows/shared/time.ts';
import { shortDay } from './due-state.ts';

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** `11-23 16:20` in the zone of the platform, with the year when it is not that of `now`; both ISO 8601 instants. */
export function shortInstant(instant: string, now: string = new Date().toISOString()): string {
  return `${shortDay(dayOf(instant), dayOf(now))} ${clockTime(instant)}`;
}

/** `16:20` for an instant of today, else `11-23`. */
export function briefInstant(instant: string, now: string = new Date().toISOString()): string {
  return dayOf(instant) === dayOf(now) ? clockTime(instant) : shortDay(dayOf(instant), dayOf(now));
}

/** `16:20` in the zone of the platform. */
export function clockTime(instant: string): string {
  return CLOCK.format(new Date(instant));
}

/** `11月24日 周二`, `Tue 24 November`: a day of the platform, in words. */
export function longDay(instant: string, locale: Locale): string {
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone: ZONE, ...options }).format(new Date(instant));
  const [day, weekday] = [part({ month: 'long', day: 'numeric' }), part({ weekday: 'short' })];
  return locale === 'en' ? `${weekday} ${day}` : `${day} ${weekday}`;
}
