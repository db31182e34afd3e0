import { readFileSync } from 'node:fs';

/** Longer parts are made of shorter ones. */
const LONGEST_WORD = 16;

/** Signs people write for letters. */
const LOOKALIKES: Readonly<Record<string, string>> = { '@': 'a', 4: 'a', 3: 'e', 1: 'i', '!': 'i', 0: 'o', $: 's', 5: 's', 7: 't' };

const KEYBOARD_ROWS = ['`1234567890-=', '!@#$%^&*()_+', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'abcdefghijklmnopqrstuvwxyz'];
const KEYBOARD_COLUMNS = ['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik', '9ol', '0p', '!qaz', '@wsx', '#edc', '$rfv', '%tgb'];

let loaded: ReadonlySet<string> | undefined;

/**
 * Whether a password is made only of parts that guessing programs put together: known words, keyboard walks, sequences,
 * years, repetitions and single signs between them, as `Password123!`, `1qaz2WSX3edc` and `Admin@2026` are. Works
 * offline with the words of `known-passwords.txt` beside this file, read at the first question.
 */
export function isKnownPassword(password: string): boolean {
  const words = loaded ??= loadWords();
  return isMadeOfParts(password.normalize('NFKC').toLowerCase(), words);
}

/** True when the text can be cut into known parts without anything left over. */
function isMadeOfParts(text: string, words: ReadonlySet<string>): boolean {
  const reachable = new Set([0]);
  for (let start = 0; start < text.length; start += 1) {
    if (!reachable.has(start)) continue;
    for (let end = start + 1; end <= Math.min(text.length, start + LONGEST_WORD); end += 1) {
      if (isKnownPart(text.slice(start, end), words)) reachable.add(end);
    }
  }
  return reachable.has(text.length);
}

function isKnownPart(part: string, words: ReadonlySet<string>): boolean {
  return words.has(part) || words.has(plain(part)) || isRepetition(part) || isWalk(part) || isYear(part) || isSeparator(part);
}

/** One sign between words makes nothing harder to guess. */
function isSeparator(part: string): boolean {
  return /^[^\p{L}\p{N}]$/u.test(part);
}

function isYear(part: string): boolean {
  return /^(?:19|20)\d{2}$/.test(part);
}

/** `aaaa`, `1111`, `abab`. */
function isRepetition(part: string): boolean {
  return /^(.)\1+$/u.test(part) || /^(..)\1+$/u.test(part);
}

/** Three or more neighbors on a keyboard row or in the alphabet, either way, or one column of keys downward. */
function isWalk(part: string): boolean {
  if (part.length < 3) return false;
  const backward = Array.from(part).toReversed().join('');
  return KEYBOARD_ROWS.some((row) => row.includes(part) || row.includes(backward)) || KEYBOARD_COLUMNS.includes(part);
}

function plain(part: string): string {
  return Array.from(part, (sign) => LOOKALIKES[sign] ?? sign).join('');
}

function loadWords(): ReadonlySet<string> {
  const lines = readFileSync(new URL('known-passwords.txt', import.meta.url), 'utf8').split('\n');
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('#')));
}
