/** Full-width punctuation that belongs to Chinese prose and names, and stays as it was typed. */
const CHINESE_PUNCTUATION = /[，；：？！（）]/;

/** Characters that show nothing: control characters (tab and line breaks aside), zero-width marks, soft hyphens. */
const INVISIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** Words that say what kind of company it is, the longest first; two names that differ in nothing else are one name. */
const LEGAL_FORM = /(?:股份有限责任公司|有限责任公司|股份有限公司|集团有限公司|有限公司|公司)$/;

/** Full-width letters, digits and signs (U+FF01–U+FF5E) become half-width ones, the ideographic space a space. */
export function toHalfWidth(text: string): string {
  return text.replaceAll(/[\uFF01-\uFF5E]/g, halfWidth).replaceAll('\u3000', ' ');
}

/**
 * How a text is stored: composed (NFC), half-width but for Chinese punctuation, without invisible characters, blanks at
 * its ends or runs of blanks. Idempotent.
 */
export function normalizeText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/[\uFF01-\uFF5E]/g, (sign) => (CHINESE_PUNCTUATION.test(sign) ? sign : halfWidth(sign)))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A name as it is compared: half-width, lower case, without blanks and punctuation. */
export function comparableName(name: string): string {
  return toHalfWidth(normalizeText(name)).toLowerCase().replaceAll(/[\s\p{P}\p{S}]/gu, '');
}

/**
 * How alike two organization names are, 0 to 100. Every name of a company ends alike and most begin with the place, so
 * legal forms and a common place are left out before characters are compared (edit distance). 100 is said only of
 * names that are equal but for blanks, width, case and punctuation.
 */
export function similarityPercent(a: string, b: string): number {
  const [left, right] = [comparableName(a), comparableName(b)];
  if (left === right) return 100;
  const [first, second] = withoutCommonPlace(distinctive(left), distinctive(right));
  const longest = Math.max(first.length, second.length);
  if (longest === 0) return 99;
  const percent = Math.floor((100 * (longest - editDistance(first, second))) / longest);
  return Math.min(99, percent);
}

function halfWidth(sign: string): string {
  return String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0);
}

function distinctive(name: string): string {
  return name.replace(LEGAL_FORM, '');
}

/** Leaves out the place both names begin with: `山东省济南市第一中学` and `山东省济南市第二中学` differ by one of four. */
function withoutCommonPlace(a: string, b: string): [string[], string[]] {
  const place = /^(?:山东省?)?(?:\p{Script=Han}{2,3}市)?(?:\p{Script=Han}{1,4}?[区县])?/u;
  const [placeOfA] = place.exec(a) ?? [''];
  const isCommon = placeOfA !== '' && b.startsWith(placeOfA);
  const skipped = isCommon ? placeOfA.length : 0;
  return [Array.from(a.slice(skipped)), Array.from(b.slice(skipped))];
}

/** Levenshtein distance over characters, one row of the table at a time. */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let above = b.map((_, column) => column + 1);
  for (const [row, left] of a.entries()) {
    const present: number[] = [];
    let diagonal = row;
    let before = row + 1;
    for (const [column, right] of b.entries()) {
      const up = above[column] ?? 0;
      before = Math.min(up + 1, before + 1, diagonal + (left === right ? 0 : 1));
      present.push(before);
      diagonal = up;
    }
    above = present;
  }
  return above.at(-1) ?? a.length;
}
