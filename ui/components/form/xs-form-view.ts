import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { type AttachmentFacts, formatBytes } from '../../../workflows/shared/attachment.ts';
import { say } from '../../i18n/locale.ts';
import { LightElement } from '../light-element.ts';
import { formWords, unitOf } from './form-words.ts';
import './form.css';
import { type FormRow, rowsIn } from './row-values.ts';
import { rowsView, type ViewRows } from './rows-view.ts';

export type ViewValue = string | number | boolean | null | readonly string[] | readonly FormRow[];

/** A file that a form names. */
export interface ViewFile extends Pick<AttachmentFacts, 'id' | 'name' | 'size'> {
  /** Where it can be read. */
  readonly url: string;
}

/** A field as the server describes it. */
export interface ViewField {
  readonly name: string;
  readonly widget: string;
  readonly sensitive: string | null;
  readonly wide: boolean;
  /** Of a table of rows. */
  readonly columns: readonly Omit<ViewField, 'columns'>[];
}

/** A section as the server describes it. */
export interface ViewSection {
  readonly name: string;
  readonly fields: readonly ViewField[];
}

/** Values of more half-width characters are long. */
const LONG = 15;

/** A form that is read. Sensitive values arrive masked; where they may be seen whole, it fires `disclosure-wanted`. */
@customElement('xs-form-view')
export class XsFormView extends LightElement {
  /** The kind of case, `<flowId>.<subject>`, under whose name the words of the form stand in the catalogue. */
  @property() kind = '';
  @property({ attribute: false }) sections: readonly ViewSection[] = [];
  @property({ attribute: false }) values: Readonly<Record<string, ViewValue>> = {};
  /** What people read instead of a code or id, by field. */
  @property({ attribute: false }) labels: Readonly<Record<string, string>> = {};
  /** The files whose ids the form holds. */
  @property({ attribute: false }) files: readonly ViewFile[] = [];

  /** Whether sensitive values may be seen whole on demand. */
  @property({ type: Boolean }) discloses = false;
  /** Sensitive values as a person has asked to see them, by field. */
  @property({ attribute: false }) whole: Readonly<Record<string, ViewValue>> | null = null;

  /** What stood in the fields that the present round has changed, and what people read instead of a code or id there. */
  @property({ attribute: false }) changes: Readonly<Record<string, ViewValue>> = {};
  @property({ attribute: false }) changeLabels: Readonly<Record<string, string>> = {};

  protected override render(): readonly TemplateResult[] {
    return this.sections.map((section) => this.#section(section));
  }

  #section({ name, fields }: ViewSection): TemplateResult {
    const words = formWords(this.kind);
    const isMasked = fields.some(({ sensitive, columns }) => sensitive !== null || columns.some((column) => column.sensitive !== null));
    return html`<section class="view-section">
      <header>
        <h3>${words.section(name)}</h3>
        ${isMasked ? this.#masks() : nothing}
      </header>
      <dl class="view-fields">
        ${fields.map((field) => (field.widget === 'rows' ? this.#table(field) : html`<div class=${classMap({ wide: field.wide, long: field.name in this.changes || this.#isLong(field.name) })}>
          <dt>${words.label(field.name)}</dt>${this.#value(field)}
        </div>`))}
      </dl>
    </section>`;
  }

  #table({ name, columns }: ViewField): TemplateResult {
    const words = formWords(this.kind);
    const label = words.label(name);
    const present = tableOf(name, { ...this.values, ...this.whole }, this.labels);
    const before = name in this.changes ? tableOf(name, this.changes, this.changeLabels) : null;
    return html`<div class="wide rows"><dt>${label} <span class="note">${say('review.rows.count', { count: present.rows.length })}</span>
      ${before === null ? nothing : html`<span class="change"><span class="tag">${say('review.case.changed')}</span></span>`}</dt>
      ${present.rows.length === 0 && before === null ? html`<dd class="none">${say('review.case.empty')}</dd>` : html`<dd>${rowsView(
        label, columns.map((column) => ({ ...column, label: words.label(`${name}.${column.name}`) })), present, before)}</dd>`}</div>`;
  }

  #masks(): TemplateResult {
    if (this.whole !== null) return html`<span class="note">${say('review.case.disclosed')}</span>`;
    return html`<span class="note">${say('review.case.masked')}</span>
      ${this.discloses ? html`<button type="button" class="link" @click=${() => { this.dispatchEvent(new Event('disclosure-wanted')); }}>
        ${say('review.case.disclose')}</button>` : nothing}`;
  }

  /** Whether a value needs a line of its own where there is little room; a Chinese character is as wide as two others. */
  #isLong(name: string): boolean {
    const value = this.whole?.[name] ?? this.values[name] ?? '';
    return (this.labels[name] ?? String(value)).replaceAll(/[^\x20-\x7e]/g, '  ').length > LONG;
  }

  #value({ name, widget }: ViewField): TemplateResult {
    const value = this.values[name] ?? null;
    const before = name in this.changes ? this.#before(name) : nothing;
    if (widget === 'attachments' && Array.isArray(value) && value.length > 0) return html`<dd class="files">${value.map((id) => this.#file(String(id)))}${before}</dd>`;
    const text = this.#text(name, { ...this.values, ...this.whole }, this.labels);
    return text === '' ? html`<dd class="none">${say('review.case.empty')}${before}</dd>` : html`<dd>${text}${before}</dd>`;
  }

  /** What stood there in the round before. */
  #before(name: string): TemplateResult {
    const text = this.#text(name, this.changes, this.changeLabels);
    return html`<span class="change"><span class="tag">${say('review.case.changed')}</span>
      <span class="was">${say('review.case.changed.was')} ${text === '' ? say('review.case.empty') : html`<s>${text}</s>`}</span></span>`;
  }

  #text(name: string, values: Readonly<Record<string, ViewValue>>, labels: Readonly<Record<string, string>>): string {
    const value = values[name] ?? '';
    const files = Array.isArray(value) ? this.files.filter(({ id }) => value.some((one) => one === id)).map((file) => file.name) : [];
    const text = files.length > 0 ? files.join(', ') : labels[name] ?? String(value);
    const unit = unitOf(name);
    return text === '' || unit === '' ? text : `${text} ${unit}`;
  }

  #file(id: string): TemplateResult | typeof nothing {
    const file = this.files.find((known) => known.id === id);
    if (file === undefined) return nothing;
    return html`<p><a href=${file.url} target="_blank" rel="noopener">${file.name}</a> <span>${formatBytes(file.size)}</span></p>`;
  }
}

/** The rows of a field with their labels. */
function tableOf(name: string, values: Readonly<Record<string, ViewValue>>, labels: Readonly<Record<string, string>>): ViewRows {
  return { rows: rowsIn(values[name]), labelOf: (row, column) => labels[`${name}.${row}.${column}`] };
}
