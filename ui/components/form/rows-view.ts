import { html, nothing, type TemplateResult } from 'lit';
import { say } from '../../i18n/locale.ts';
import { compareRows, type ComparedRow } from './changed-rows.ts';
import type { FormRow } from './row-values.ts';
import './rows-view.css';

/** A column as the server describes it, with the words above it. */
export interface ViewColumn {
  readonly name: string;
  readonly widget: string;
  readonly label: string;
}

/** The rows of one state of a form, with what people read instead of codes, by `<row>.<column>`. */
export interface ViewRows {
  readonly rows: readonly FormRow[];
  readonly labelOf: (row: number, column: string) => string | undefined;
}

/** A table that is read; with `before`, what has changed since is marked. */
export function rowsView(label: string, columns: readonly ViewColumn[], present: ViewRows, before: ViewRows | null): TemplateResult {
  const rows = before === null ? present.rows.map((_, index) => ({ present: index, before: index })) : compareRows(before.rows, present.rows);
  return html`<div class="rows-view" tabindex="0" role="region" aria-label=${label}><table role="table" aria-label=${label}>
    <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="number">${say('review.rows.number')}</th>
      ${columns.map((column) => html`<th role="columnheader" scope="col" class=${column.widget}>${column.label}</th>`)}</tr></thead>
    <tbody role="rowgroup">${rows.map((row) => viewRow(columns, row, present, before ?? present))}</tbody>
  </table></div>`;
}

function viewRow(columns: readonly ViewColumn[], row: ComparedRow, present: ViewRows, before: ViewRows): TemplateResult {
  const isGone = row.present === null;
  return html`<tr role="row" class=${isGone ? 'gone' : row.before === null ? 'new' : ''}>
    <th role="rowheader" scope="row" class="number">${isGone ? '' : row.present + 1}${tagOf(row)}</th>
    ${columns.map((column) => html`<td role="cell" class=${column.widget} data-label=${column.label}>${cell(column.name, row, present, before)}</td>`)}
  </tr>`;
}

function tagOf({ present, before }: ComparedRow): TemplateResult | typeof nothing {
  if (present === null) return html`<span class="tag">${say('review.rows.gone')}</span>`;
  return before === null ? html`<span class="tag">${say('review.rows.new')}</span>` : nothing;
}

function cell(column: string, row: ComparedRow, present: ViewRows, before: ViewRows): TemplateResult | string {
  const now = textOf(present, row.present, column);
  const was = textOf(before, row.before, column);
  if (row.present === null) return html`<s>${was}</s>`;
  return row.before === null || was === now ? now : html`<span class="now">${now}</span> <s>${was === '' ? say('review.case.empty') : was}</s>`;
}

function textOf({ rows, labelOf }: ViewRows, row: number | null, column: string): string {
  return row === null ? '' : labelOf(row, column) ?? String(rows[row]?.[column] ?? '');
}
