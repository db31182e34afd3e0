import { toHalfWidth } from './text.ts';
import { isDay } from './time.ts';

/** Why a text is no resident ID number; in the order in which it is found out. */
export type IdNumberFlaw = 'format' | 'check-digit' | 'date' | 'region';

/** `value` is the number as it is stored and compared: half-width, without blanks, with a capital X. */
export type CheckedIdNumber =
  | {
    readonly ok: true;
    readonly value: string;
    readonly sex: 'male' | 'female';
    /** `1985-03-12` */
    readonly birthDate: string;
  }
  | { readonly ok: false; readonly value: string; readonly reason: IdNumberFlaw };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** First two digits of the 34 provinces, regions, municipalities and special administrative regions (GB/T 2260). */
const PROVINCES = new Set((
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'
).split(' '));

/** How ID numbers are stored and compared. */
export function normalizeIdNumber(text: string): string {
  return toHalfWidth(text).replaceAll(/\s/g, '').toUpperCase();
}

/** The check digit (0–9 or X) of the first 17 digits of an ID number (GB 11643). */
export function idNumberCheckDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(first17[place]), 0);
  return CHECK_DIGITS.charAt(sum % 11);
}

/**
 * Checks a resident ID number by GB 11643: form, check digit, a date of birth that exists and is not later than
 * `today`, and the province. Only the province: county codes that were abolished stay on cards for life, as 371202 of
 * the former Laiwu does.
 */
export function checkIdNumber(text: string, today: string): CheckedIdNumber {
  const value = normalizeIdNumber(text);
  if (!/^\d{17}[\dX]$/.test(value)) return { ok: false, value, reason: 'format' };
  if (idNumberCheckDigit(value) !== value.charAt(17)) return { ok: false, value, reason: 'check-digit' };
  const birthDate = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (!isDay(birthDate) || birthDate < '1900-01-01' || birthDate > today) return { ok: false, value, reason: 'date' };
  if (!PROVINCES.has(value.slice(0, 2))) return { ok: false, value, reason: 'region' };
  return { ok: true, value, sex: Number(value.charAt(16)) % 2 === 1 ? 'male' : 'female', birthDate };
}
