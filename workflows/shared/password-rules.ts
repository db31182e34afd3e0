import { toHalfWidth } from './text.ts';

export const PASSWORD_MIN_LENGTH = 10;
export const PASSWORD_MAX_LENGTH = 64;

/** How many of the four classes (capitals, small letters, digits, everything else) a password needs. */
export const PASSWORD_MIN_CLASSES = 3;

/** What is wrong with a password; each is a message `problems.field.<flaw>`. */
export type PasswordFlaw = 'passwordLength' | 'passwordClasses' | 'passwordKnown' | 'passwordPersonal';

/** What is known of the person who chooses a password. */
export interface PersonalData {
  readonly name?: string;
  readonly idNumber?: string;
  readonly mobile?: string;
  readonly email?: string;
}

export interface PasswordQuestion {
  readonly personal?: PersonalData;
  /** Whether a password stands in the list of known ones. The browser has no list and leaves it out. */
  readonly isKnown?: (password: string) => boolean;
}

const CLASSES = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u];

/** Parts of a person's data shorter than this are found in passwords by chance. */
const MIN_FRAGMENT = 4;

/** Everything wrong with a password, or an empty list (domain rules: docs/rules.md). */
export function checkPassword(password: string, question: PasswordQuestion = {}): PasswordFlaw[] {
  const length = Array.from(password).length;
  const classes = CLASSES.filter((pattern) => pattern.test(password)).length;
  const folded = fold(password);
  return [
    ...flaw('passwordLength', length < PASSWORD_MIN_LENGTH || length > PASSWORD_MAX_LENGTH),
    ...flaw('passwordClasses', classes < PASSWORD_MIN_CLASSES),
    ...flaw('passwordKnown', question.isKnown?.(password) ?? false),
    ...flaw('passwordPersonal', fragmentsOf(question.personal ?? {}).some((fragment) => folded.includes(fragment))),
  ];
}

/**
 * What may not stand in the person's password: the name, the ID number, its date of birth and last six digits, the
 * mobile number and its last eight digits, the address and its part before the @.
 */
function fragmentsOf({ name = '', idNumber = '', mobile = '', email = '' }: PersonalData): string[] {
  const id = fold(idNumber);
  const isResidentId = id.length === 18;
  const long = [
    id, isResidentId ? id.slice(6, 14) : '', isResidentId ? id.slice(-6) : '',
    fold(mobile), fold(mobile).slice(-8), fold(email), fold(email).split('@')[0] ?? '',
  ].filter((fragment) => fragment.length >= MIN_FRAGMENT);
  const foldedName = fold(name);
  const minimum = /^[a-z]*$/.test(foldedName) ? MIN_FRAGMENT : 2;
  return foldedName.length >= minimum ? [...long, foldedName] : long;
}

function fold(text: string): string {
  return toHalfWidth(text).toLowerCase().replaceAll(/\s/g, '');
}

function flaw(code: PasswordFlaw, isPresent: boolean): PasswordFlaw[] {
  return isPresent ? [code] : [];
}
