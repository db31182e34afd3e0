import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { ColumnWidget } from '../../../../workflows/shared/form-field.ts';
import { maskIdNumber } from '../../../../workflows/shared/mask.ts';
import { currentLocale } from '../../../i18n/locale.ts';
import type { KnownCodes } from '../cell-text.ts';
import type { NamedColumn } from '../pasted-rows.ts';

/** A cell with what is in it and around it. */
export interface Cell {
  readonly id: string;
  readonly column: NamedColumn;
  readonly value: string | number | null;
  /** Says where it is: a screen reader reads it instead of the head of the column. */
  readonly label: string;
  readonly error: string | null;
  readonly isFocused: boolean;
  readonly codes: KnownCodes;
  readonly choose: string;
  readonly typed: (text: string) => void;
}

const INPUT_MODES: Partial<Record<ColumnWidget, 'decimal' | 'numeric'>> = { integer: 'numeric', hours: 'decimal', date: 'numeric' };

/** The control of a cell, with the sentence that says what is wrong in it. */
export function rowCell(cell: Cell): TemplateResult {
  const { id, error } = cell;
  return html`${cell.column.widget === 'code-table' ? choice(cell) : input(cell)}
    ${error === null ? nothing : html`<span class="cell-error" id="${id}-error">${error}</span>`}`;
}

function input({ id, column, value, label, error, isFocused, typed }: Cell): TemplateResult {
  const text = String(value ?? '');
  const isMasked = column.widget === 'id-number' && !isFocused;
  return html`<input id=${id} type="text" autocomplete="off" .value=${live(isMasked ? maskIdNumber(text) : text)} aria-label=${label}
    inputmode=${ifDefined(INPUT_MODES[column.widget])} placeholder=${column.widget === 'date' ? 'yyyy-mm-dd' : nothing}
    aria-required=${column.isRequired ? 'true' : nothing} aria-invalid=${error === null ? nothing : 'true'} aria-describedby=${error === null ? nothing : `${id}-error`}
    @input=${({ target }: Event) => { typed(target instanceof HTMLInputElement ? target.value : ''); }}>`;
}

/** What was pasted and is none of the codes stays readable, and wrong. */
function choice({ id, column, value, label, error, codes, choose, typed }: Cell): TemplateResult {
  const chosen = String(value ?? '');
  const isChinese = currentLocale() === 'zh-CN';
  const entries = codes.get(column.codeTable ?? '') ?? [];
  const isKnown = chosen === '' || entries.some(({ code }) => code === chosen);
  return html`<select id=${id} aria-label=${label} aria-required=${column.isRequired ? 'true' : nothing} aria-invalid=${error === null ? nothing : 'true'}
    aria-describedby=${error === null ? nothing : `${id}-error`}
    @change=${({ target }: Event) => { typed(target instanceof HTMLSelectElement ? target.value : ''); }}>
    <option value="" ?selected=${chosen === ''}>${choose}</option>
    ${isKnown ? nothing : html`<option value=${chosen} selected>${chosen}</option>`}
    ${entries.map(({ code, zh, en }) => html`<option value=${code} ?selected=${code === chosen}>${isChinese ? zh : en}</option>`)}
  </select>`;
}
