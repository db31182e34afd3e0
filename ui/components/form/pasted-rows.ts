import type { Column } from '../../../workflows/shared/form-field.ts';
import { cellOf, type KnownCodes, readCell } from './cell-text.ts';
import type { FormRow } from './row-values.ts';

/** A column with the words above it. */
export interface NamedColumn extends Column {
  readonly label: string;
}

/** A table as it stands when something is pasted into one of its cells. */
export interface PasteTarget {
  readonly rows: readonly FormRow[];
  readonly columns: readonly NamedColumn[];
  /** Where the cursor is; both from 0. */
  readonly row: number;
  readonly column: number;
  readonly max: number;
  readonly codes: KnownCodes;
}

/** A table after pasting. */
export interface Pasted {
  readonly rows: readonly FormRow[];
  /** The cells that were filled, as `<row>.<column name>`. */
  readonly cells: readonly string[];
  /** How many rows had something pasted into them, and how many found no room. */
  readonly filled: number;
  readonly dropped: number;
}

/** The cells of a text as spreadsheets copy it: tabs between cells, a cell with a line break or tab in quotation marks. */
export function parseCells(text: string): string[][] {
  const lines: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    const [, quoted, plain = '', end] = found;
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== '\t') lines.push([]);
  }
  // Spreadsheets end with a line break.
  return lines.filter((cells, index) => index < lines.length - 1 || cells.some((content) => content !== ''));
}

/** Whether a pasted text is more than what one cell takes. */
export function isTable(text: string): boolean {
  return /[\t\r\n]/.test(text.replace(/[\r\n]+$/, ''));
}

/**
 * Fills cells right and down from the cursor and adds rows. A first line that names columns is no row: it says into which
 * columns the cells below it go, whatever column the cursor is in.
 */
export function paste(text: string, target: PasteTarget): Pasted {
  const lines = parseCells(text).filter((cells) => cells.some((content) => content.trim() !== ''));
  const [first = []] = lines;
  const named = columnsNamedBy(first, target.columns);
  const columns = named ?? target.columns.slice(target.column);
  const content = named === null ? lines : lines.slice(1);
  const fitting = content.slice(0, Math.max(0, target.max - target.row));
  const rows: FormRow[] = [...target.rows];
  const filled: string[] = [];
  for (const [offset, cells] of fitting.entries()) {
    const row: Record<string, string | number | null> = { ...rows[target.row + offset] };
    for (const [index, typed] of cells.entries()) {
      const column = columns[index];
      if (column === undefined || column === null) continue;
      row[column.name] = cellOf(column, typed, target.codes);
      filled.push(`${target.row + offset}.${column.name}`);
    }
    rows[target.row + offset] = row;
  }
  return { rows, cells: filled, filled: fitting.length, dropped: content.length - fitting.length };
}

/** Rows with the codes of the words that were pasted before the codes were known; the same rows where there are none. */
export function readWords(rows: readonly FormRow[], columns: readonly Column[], codes: KnownCodes): readonly FormRow[] {
  const choices = columns.filter(({ widget }) => widget === 'code-table');
  const read = rows.map((row) => choices.reduce((before, column) => {
    const value = before[column.name] ?? null;
    const code = readCell(column, value, codes);
    return code === value ? before : { ...before, [column.name]: code };
  }, row));
  return read.every((row, index) => row === rows[index]) ? rows : read;
}

/** The columns that a line names, null where it names none; null for a line that is no head: less than half of it are names. */
function columnsNamedBy(cells: readonly string[], columns: readonly NamedColumn[]): (NamedColumn | null)[] | null {
  const named = cells.map((cell) => columns.find(({ label }) => plain(label) === plain(cell)) ?? null);
  const count = named.filter((column) => column !== null).length;
  return count > 0 && count * 2 >= cells.filter((cell) => cell.trim() !== '').length ? named : null;
}

/** Heads are compared without stars, blanks and what stands in brackets. */
function plain(label: string): string {
  return label.replaceAll(/[\s*＊]|[（(].*?[）)]/g, '').toLowerCase();
}
