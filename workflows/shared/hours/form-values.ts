import { daysBetween, isDay } from '../time.ts';

/** A form as somebody has filled it in so far: anything can be missing, or still be half typed. */
export type HalfFilledForm = Readonly<Record<string, unknown>>;

/** The number in a field, above 0; null while there is none. */
export function numberIn(form: HalfFilledForm, field: string): number | null {
  const value = form[field];
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;
}

/** A whole number above 0, such as a rank or a count; null while there is none. */
export function countIn(form: HalfFilledForm, field: string): number | null {
  const value = numberIn(form, field);
  return value !== null && Number.isInteger(value) ? value : null;
}

/** The text in a field without blanks at its ends; null while there is none. */
export function textIn(form: HalfFilledForm, field: string): string | null {
  const value = form[field];
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

/** The days of the calendar from `startsOn` to `endsOn`, both counted; null while they are missing or reversed. */
export function daysOfForm(form: HalfFilledForm): number | null {
  const [startsOn, endsOn] = [textIn(form, 'startsOn'), textIn(form, 'endsOn')];
  if (startsOn === null || endsOn === null || !isDay(startsOn) || !isDay(endsOn) || endsOn < startsOn) return null;
  return daysBetween(startsOn, endsOn) + 1;
}
