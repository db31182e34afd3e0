import { toHalfWidth } from './text.ts';

/**
 * `value` is the code as it is stored: half-width capitals without blanks. A wrong check character is a warning, not an
 * error: some genuine early codes carry one, so a person decides with the certificate beside him.
 */
export type CheckedCreditCode =
  | { readonly ok: true; readonly value: string; readonly warning: 'check-digit' | null }
  | { readonly ok: false; readonly value: string; readonly reason: 'format' };

/** Digits and capitals without I, O, S, V and Z; the place of a character is its value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Registering authority and kind, six digits of a division, organization code of nine characters, check character. */
const FORMAT = new RegExp(`^[${ALPHABET}]{2}\\d{6}[${ALPHABET}]{10}$`);

/** The check character of the first 17 characters of a credit code (GB 32100). */
export function creditCodeCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * ALPHABET.indexOf(first17.charAt(place)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Checks a unified social credit code (统一社会信用代码) by GB 32100. */
export function checkCreditCode(text: string): CheckedCreditCode {
  const value = toHalfWidth(text).replaceAll(/\s/g, '').toUpperCase();
  if (!FORMAT.test(value)) return { ok: false, value, reason: 'format' };
  return { ok: true, value, warning: creditCodeCheckCharacter(value) === value.charAt(17) ? null : 'check-digit' };
}
