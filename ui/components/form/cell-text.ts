import type { Column } from '../../../workflows/shared/form-field.ts';
import { toHalfWidth } from '../../../workflows/shared/text.ts';
import { parseDay } from './day-text.ts';
import type { CodeEntry } from './reference-data.ts';

/** What is known of the codes that the columns of a table choose from, by code table. */
export type KnownCodes = ReadonlyMap<string, readonly Pick<CodeEntry, 'code' | 'zh' | 'en'>[]>;

/**
 * The value that a person means who types or pastes a text into a cell. What cannot be read stays as typed, so that the
 * schema refuses it beside the cell instead of it being lost.
 */
export function cellOf({ widget, codeTable }: Pick<Column, 'widget' | 'codeTable'>, typed: string, codes: KnownCodes): string | number {
  const text = typed.trim();
  if (widget === 'integer') return parseNumber(text, /^\d{1,15}$/);
  if (widget === 'hours') return parseNumber(text, /^\d{1,6}(\.\d{1,3})?$/);
  if (widget === 'date') return parseDay(text) ?? text;
  if (widget === 'code-table') return codeOf(codes.get(codeTable ?? '') ?? [], text);
  return widget === 'id-number' ? text : typed;
}

/** What a cell holds, read once more where it still is a text. */
export function readCell(column: Pick<Column, 'widget' | 'codeTable'>, value: string | number | null, codes: KnownCodes): string | number | null {
  return typeof value === 'string' && value !== '' ? cellOf(column, value, codes) : value;
}

/** A number as people type it, in either width and with commas between thousands; anything else as typed. */
export function parseNumber(typed: string, pattern: RegExp): number | string {
  const digits = toHalfWidth(typed).trim().replaceAll(/(?<=\d),(?=\d{3}(\D|$))/g, '');
  return pattern.test(digits) ? Number(digits) : typed.trim();
}

/** The code that is called so in either language. */
function codeOf(codes: readonly Pick<CodeEntry, 'code' | 'zh' | 'en'>[], text: string): string {
  const wanted = text.toLowerCase();
  return codes.find(({ code, zh, en }) => [code, zh, en].some((name) => name.toLowerCase() === wanted))?.code ?? text;
}
