import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../../buttons.css';
import '../../xs-icon.ts';
import { cellOf, type KnownCodes, readCell } from '../cell-text.ts';
import type { FieldContext } from '../field-context.ts';
import { isTable, type NamedColumn, paste, readWords } from '../pasted-rows.ts';
import { fetchCodes } from '../reference-data.ts';
import { type FormRow, rowsIn } from '../row-values.ts';
import { FieldElement } from './field-element.ts';
import { rowCell } from './row-cell.ts';
import './rows.css';

/** Where the cursor is: the row from 0, and the name of the column. */
interface Place {
  readonly row: number;
  readonly column: string;
}

/**
 * A table that is filled in cell by cell or pasted from a spreadsheet. Enter and the arrows go up and down, Enter in the last
 * row adds one. On a phone each row is a card.
 */
@customElement('xs-rows-field')
export class XsRowsField extends FieldElement {
  @state() private codes: KnownCodes = new Map();
  @state() private focused: Place | null = null;
  /** What a screen reader is told, and who pasted reads. */
  @state() private news = '';
  /** The code tables that its columns choose from. */
  #tables: readonly string[] = [];

  protected override willUpdate(): void {
    const tables = [...new Set(this.#columns.flatMap(({ codeTable }) => codeTable ?? []))];
    if (tables.join() === this.#tables.join()) return;
    this.#tables = tables;
    void this.#load();
  }

  protected override render(): TemplateResult | null {
    const { context } = this;
    if (context === null) return null;
    const { field: { name, isRequired }, label, helper, error, say } = context;
    const rows = this.#rows;
    const { max } = this.#rule;
    const id = `field-${name}`;
    return html`<div class="rows-field ${error === null ? '' : 'wrong'}" role="group" aria-labelledby="${id}-label" aria-describedby="${id}-notes" id=${id} tabindex="-1">
      <p class="label" id="${id}-label">${isRequired ? html`<span class="bad" aria-hidden="true">*</span>` : nothing}${label}
        <span class="count">${say('review.rows.count', { count: rows.length })}</span></p>
      <div class="scroll" tabindex="-1"><table role="table" aria-labelledby="${id}-label" @focusin=${this.#enter} @focusout=${this.#leave} @keydown=${this.#press} @paste=${this.#paste}>
        <thead role="rowgroup"><tr role="row">
          <th role="columnheader" class="number" scope="col">${say('review.rows.number')}</th>
          ${this.#columns.map((column) => html`<th role="columnheader" scope="col" class=${classOf(column)}>${column.isRequired ? html`<span class="bad" aria-hidden="true">*</span>` : nothing}${column.label}</th>`)}
          <th role="columnheader" class="tools"><span class="screen-reader">${say('review.rows.tools')}</span></th>
        </tr></thead>
        <tbody role="rowgroup">${rows.map((row, index) => this.#row(context, row, index))}</tbody>
      </table></div>
      <p class="tools-line">
        <button type="button" class="button" ?disabled=${rows.length >= max} @click=${() => { this.#add(); }}><xs-icon name="plus" size="16"></xs-icon>${say('review.rows.add')}</button>
        <span class="hint">${say('review.rows.paste')}</span>
      </p>
      <div class="notes" id="${id}-notes">
        ${error === null ? nothing : html`<p class="error"><xs-icon name="circle-alert" size="14"></xs-icon>${error}</p>`}
        <p>${helper}${helper === '' ? '' : ' · '}${say('review.rows.limit', { count: max })}</p>
      </div>
      <p class="news" role="status">${this.news}</p>
    </div>`;
  }

  #row(context: FieldContext, row: FormRow, index: number): TemplateResult {
    const { say } = context;
    return html`<tr role="row">
      <th role="rowheader" scope="row" class="number">${index + 1}</th>
      ${this.#columns.map((column) => html`<td role="cell" class=${classOf(column)} data-label=${column.label}>${rowCell({
        id: this.#idOf({ row: index, column: column.name }), column, value: row[column.name] ?? null, codes: this.codes, choose: say('review.field.choose'),
        label: say('review.rows.cell', { row: index + 1, column: column.label }), error: context.cellErrors[`${index}.${column.name}`] ?? null,
        isFocused: this.focused?.row === index && this.focused.column === column.name,
        typed: (text) => { this.#write(index, column, text); },
      })}</td>`)}
      <td role="cell" class="tools"><button type="button" class="icon-button" aria-label=${say('review.rows.remove', { row: index + 1 })} @click=${() => { this.#remove(context, index); }}>
        <xs-icon name="trash-2" size="16"></xs-icon></button></td>
    </tr>`;
  }

  get #rule() {
    return this.context?.field.meta.rows ?? { min: 0, max: 0, columns: [] };
  }

  get #columns(): readonly NamedColumn[] {
    return this.#rule.columns.map((column) => ({ ...column, label: this.context?.columnLabel(column.name) ?? column.name }));
  }

  /** An empty table shows a row to begin with. */
  get #rows(): readonly FormRow[] {
    const rows = rowsIn(this.context?.value ?? null);
    return rows.length === 0 ? [{}] : rows;
  }

  #idOf({ row, column }: Place): string {
    return `field-${this.context?.field.name ?? ''}.${row}.${column}`;
  }

  /** The cell that an event comes from; null for one from elsewhere in the table. */
  #placeOf(target: EventTarget | null): Place | null {
    if (!(target instanceof HTMLElement)) return null;
    const [, row = '', column = ''] = target.id.split('.');
    return column === '' ? null : { row: Number(row), column };
  }

  /** A number is one as soon as it reads as one; a day is read from what was typed once the cell is left. */
  #write(index: number, column: NamedColumn, text: string): void {
    const value = column.widget === 'integer' || column.widget === 'hours' ? cellOf(column, text, this.codes) : text;
    this.context?.change(this.#rows.map((row, at) => (at === index ? { ...row, [column.name]: value } : row)));
  }

  readonly #enter = ({ target }: FocusEvent): void => {
    this.focused = this.#placeOf(target);
    void this.#load();
  };

  readonly #leave = ({ target }: FocusEvent): void => {
    const place = this.#placeOf(target);
    const column = this.#columns.find(({ name }) => name === place?.column);
    this.focused = null;
    if (place === null || column === undefined) return;
    const value = this.#rows[place.row]?.[place.column] ?? null;
    const read = readCell(column, value, this.codes);
    if (read !== value) this.context?.change(this.#rows.map((row, at) => (at === place.row ? { ...row, [place.column]: read } : row)));
    this.context?.leaveCells([`${place.row}.${place.column}`]);
  };

  readonly #press = (event: KeyboardEvent): void => {
    const place = this.#placeOf(event.target);
    if (place === null || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = stepOf(event);
    if (step === 0) return;
    event.preventDefault();
    const row = place.row + step;
    if (row >= this.#rows.length && event.key === 'Enter') this.#add(place.column);
    else this.#focus({ row, column: place.column });
  };

  readonly #paste = (event: ClipboardEvent): void => {
    const place = this.#placeOf(event.target);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (place === null || this.context === null || !isTable(text)) return;
    event.preventDefault();
    const column = this.#columns.findIndex(({ name }) => name === place.column);
    const pasted = paste(text, { rows: this.#rows, columns: this.#columns, row: place.row, column, max: this.#rule.max, codes: this.codes });
    this.context.change(pasted.rows);
    this.context.leaveCells(pasted.cells);
    const { say } = this.context;
    this.news = say('review.rows.pasted', { count: pasted.filled }) + (pasted.dropped === 0 ? '' : say('review.rows.dropped', { count: pasted.dropped }));
  };

  #add(column = this.#columns[0]?.name ?? ''): void {
    const rows = this.#rows;
    if (rows.length >= this.#rule.max) return;
    this.context?.change([...rows, {}]);
    this.#focus({ row: rows.length, column });
  }

  /** The cursor goes to the row that has moved up. */
  #remove(context: FieldContext, index: number): void {
    const rows = this.#rows.filter((_, at) => at !== index);
    context.change(rows);
    this.news = context.say('review.rows.removed', { row: index + 1 });
    this.#focus({ row: Math.max(0, Math.min(index, rows.length - 1)), column: this.#columns[0]?.name ?? '' });
  }

  /** Goes to a cell once it is drawn, with its text selected as spreadsheets do. */
  #focus(place: Place): void {
    void this.updateComplete.then(() => {
      const control = document.getElementById(this.#idOf(place));
      control?.focus();
      if (control instanceof HTMLInputElement) void this.updateComplete.then(() => { control.select(); });
    });
  }

  /** Fetches the codes that are not there yet, also again after a failure, and reads what was pasted meanwhile. */
  async #load(): Promise<void> {
    const lacking = this.#tables.filter((table) => !this.codes.has(table));
    if (lacking.length === 0) return;
    const found = await Promise.all(lacking.map(async (table) => ({ table, codes: await fetchCodes(table).catch(() => null) })));
    this.codes = new Map([...this.codes, ...found.flatMap(({ table, codes }) => (codes === null ? [] : [[table, codes] as const]))]);
    const before = this.#rows;
    const rows = readWords(before, this.#columns, this.codes);
    if (rows !== before) this.context?.change(rows);
  }
}

/** Up or down; 0 for a key that is the control's own: a choice has arrows of its own. */
function stepOf({ key, shiftKey, target }: KeyboardEvent): -1 | 0 | 1 {
  if (key === 'Enter') return shiftKey ? -1 : 1;
  if (target instanceof HTMLSelectElement) return 0;
  return key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
}

function classOf({ widget, wide }: NamedColumn): string {
  return wide === true ? 'wide-text' : widget;
}

export function renderField(context: FieldContext): TemplateResult {
  return html`<xs-rows-field .context=${context}></xs-rows-field>`;
}
