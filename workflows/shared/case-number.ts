import { dayOf } from './time.ts';

/**
 * `{2 letters}-{yyyymmdd}-{7 digits}-{check digit}`, for example `RG-20260914-0000417-3`. The check digit is Luhn's
 * over the date and the sequence, so that one mistyped digit or two swapped neighbors are noticed.
 */
export const CASE_NUMBER = /^[A-Z]{2}-\d{8}-\d{7}-\d$/;

/** The number of the `sequence`-th case of a flow, opened at `instant` (ISO 8601). Gaps in the sequence are allowed. */
export function formatCaseNumber(prefix: string, instant: string, sequence: number): string {
  const day = dayOf(instant).replaceAll('-', '');
  const serial = String(sequence).padStart(7, '0');
  return `${prefix}-${day}-${serial}-${luhnDigit(day + serial)}`;
}

/** True when `text` has the form of a case number and its check digit agrees. */
export function isCaseNumber(text: string): boolean {
  if (!CASE_NUMBER.test(text)) return false;
  const digits = text.slice(3).replaceAll('-', '');
  return luhnDigit(digits.slice(0, -1)) === Number(digits.slice(-1));
}

function luhnDigit(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}
