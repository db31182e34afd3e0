import type { DatePickerDate, DatePickerI18n } from '@vaadin/date-picker';
import type { Locale } from '../../../../workflows/shared/messages/index.ts';
import { say } from '../../../i18n/locale.ts';
import { parseDay } from '../day-text.ts';

const known = new Map<Locale, DatePickerI18n>();

/** How the calendar speaks and reads in a language; the same object each time, or the calendar would be drawn again. */
export function dateWords(locale: Locale): DatePickerI18n {
  const before = known.get(locale);
  if (before !== undefined) return before;
  const words = wordsOf(locale);
  known.set(locale, words);
  return words;
}

function wordsOf(locale: Locale): DatePickerI18n {
  const format = (options: Intl.DateTimeFormatOptions, date: Date): string => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(date);
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 1)));
  // The first of November 2026 is a Sunday.
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2026, 10, 1 + day)));
  return {
    monthNames: months.map((date) => format({ month: 'long' }, date)),
    weekdays: days.map((date) => format({ weekday: 'long' }, date)),
    weekdaysShort: days.map((date) => format({ weekday: 'narrow' }, date)),
    firstDayOfWeek: 1,
    today: say('review.field.date.today'),
    cancel: say('common.cancel'),
    dialogAccessibleName: say('review.field.date.calendar'),
    formatTitle: (month, year) => (locale === 'zh-CN' ? `${year} 年 ${month}` : `${month} ${year}`),
    formatDate: textOf,
    parseDate,
  };
}

/** As days are written everywhere: `yyyy-mm-dd`. Months count from 0. */
function textOf({ year, month, day }: DatePickerDate): string {
  return [String(year).padStart(4, '0'), String(month + 1).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

function parseDate(text: string): DatePickerDate | undefined {
  const [year, month, day] = parseDay(text)?.split('-').map(Number) ?? [];
  return year === undefined || month === undefined || day === undefined ? undefined : { year, month: month - 1, day };
}
