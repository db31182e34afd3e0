import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AttachmentFacts } from '../../../workflows/shared/attachment.ts';
import type { Widget } from '../../../workflows/shared/form-field.ts';
import { say } from '../../i18n/locale.ts';
import '../buttons.css';
import { LightElement } from '../light-element.ts';
import type { FieldContext, RenderField, SubmitsAs } from './field-context.ts';
import type { FormModel } from './form-model.ts';
import type { FormField, FormSection } from './form-schema.ts';
import { formSection } from './form-section.ts';
import { errorSentence, formWords, placeholderOf, unitOf } from './form-words.ts';
import { loadWidgets } from './widget-loaders.ts';

/**
 * Fills in a form model: the sections and fields of its schema, each field drawn by the widget its schema names.
 * Fires `form-change` whenever a value or what is called wrong may have changed.
 */
@customElement('xs-form')
export class XsForm extends LightElement {
  @property({ attribute: false }) model: FormModel | null = null;
  /** The kind of case, `<flowId>.<subject>`, under whose name the words of the form stand in the catalogue. */
  @property() kind = '';
  @property({ attribute: false }) submitsAs: SubmitsAs = 'organization';
  /** The unit within which a section is chosen, where the form itself asks for none. */
  @property({ attribute: 'unit-id' }) unitId = '';
  /** What people read instead of a code or id, by field, of a form that is mended. */
  @property({ attribute: false }) labels: Readonly<Record<string, string>> = {};
  /** How many sections stand before the first one here. */
  @property({ attribute: false }) sectionOffset = 0;
  /** The files of a form that is mended. */
  @property({ attribute: false }) files: readonly AttachmentFacts[] = [];
  /** What stands at the head of a section, above its fields, by section. */
  @property({ attribute: false }) leads: Readonly<Record<string, TemplateResult>> = {};
  /** Of a form that is mended: what the changed fields held before, as people read it. */
  @property({ attribute: false }) former: Readonly<Record<string, string>> = {};
  @state() private widgets: ReadonlyMap<Widget, RenderField> | 'loading' | 'failed' = 'loading';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('model')) void this.#load();
  }

  protected override render(): unknown {
    const { model, widgets } = this;
    if (model === null) return null;
    if (widgets === 'loading') return html`<p class="form-wait" role="status">${say('review.field.loading')}</p>`;
    if (widgets === 'failed') return this.#failure();
    const words = formWords(this.kind);
    // A field that is in the next model too keeps its element, with the cursor and the files on their way.
    return repeat(model.sections, ({ name }) => name, (section, index) => formSection(
      { id: sectionId(section), index: this.sectionOffset + index, title: words.section(section.name), note: words.note(section.name) },
      html`${this.leads[section.name] ?? nothing}<div class="form-grid">
        ${repeat(section.fields, ({ name }) => name, (field) => this.#field(model, widgets, field))}</div>`,
    ));
  }

  #field(model: FormModel, widgets: ReadonlyMap<Widget, RenderField>, field: FormField): TemplateResult {
    const content = widgets.get(field.meta.widget)?.(this.#context(model, field));
    const former = this.former[field.name];
    return html`<div class="${field.meta.wide === true ? 'wide' : ''} ${former === undefined ? '' : 'changed'}">
      ${content}${former === undefined ? nothing : formerNote(former)}</div>`;
  }

  #context(model: FormModel, field: FormField): FieldContext {
    const { name } = field;
    const words = formWords(this.kind);
    const error = model.shownError(name);
    const [divisionField = ''] = model.namesOf('division', 'any-division');
    const [unitField] = model.namesOf('unit');
    return {
      field, say, label: words.label(name), helper: words.helper(name), unit: unitOf(name), placeholder: placeholderOf(name),
      files: this.files, value: model.value(name), error: error === null ? null : errorSentence(error),
      cellErrors: Object.fromEntries(Object.entries(model.shownCellErrors(name)).map(([cell, wrong]) => [cell, errorSentence(wrong)])),
      columnLabel: (column) => words.label(`${name}.${column}`), division: model.text(divisionField),
      chosenUnit: unitField === undefined ? this.unitId : model.text(unitField), chosenTitle: titleIn(model), submitsAs: this.submitsAs, valueLabel: this.labels[name] ?? '', isFixed: model.isFixed(name),
      change: (value) => {
        model.change(name, value);
        this.#changed();
      },
      fill: (values) => {
        for (const [other, value] of Object.entries(values)) model.set(other, value);
        this.#changed();
      },
      block: (code) => {
        model.block(name, code);
        this.#changed();
      },
      leave: () => {
        model.leave(name);
        this.#changed();
      },
      leaveCells: (cells) => {
        model.leaveCells(name, cells);
        this.#changed();
      },
    };
  }

  #changed(): void {
    this.requestUpdate();
    this.dispatchEvent(new Event('form-change'));
  }

  #failure(): TemplateResult {
    return html`<p class="form-wait" role="alert">
      ${say('review.form.loadFailed')} <button type="button" class="link" @click=${this.#load}>${say('review.field.retry')}</button>
    </p>`;
  }

  async #load(): Promise<void> {
    if (typeof this.widgets === 'string') this.widgets = 'loading';
    const wanted = this.model?.sections.flatMap(({ fields }) => fields.map(({ meta }) => meta.widget)) ?? [];
    this.widgets = await loadWidgets(wanted).catch(() => 'failed' as const);
  }
}

/** Series and level of the title that a form speaks of; empty while either is missing. */
function titleIn(model: FormModel): string {
  const codes = ['title-series', 'title-level'].map((table) => {
    const [name = ''] = model.namesWhere(({ meta }) => meta.codeTable === table);
    return model.text(name);
  });
  return codes.includes('') ? '' : codes.join('.');
}

/** What stood in a field before it was changed. */
function formerNote(former: string): TemplateResult {
  return html`<p class="former"><b>${say('applicant.case.changed')}</b>
    ${former === '' ? say('applicant.case.former.empty') : say('applicant.case.former', { value: former })}</p>`;
}

/** The id of a section on the page. */
export function sectionId({ name }: Pick<FormSection, 'name'>): string {
  return `section-${name}`;
}

/** Puts the cursor into a field of a form on the page. */
export function focusField(name: string): void {
  document.getElementById(`field-${name}`)?.focus();
}

declare global {
  interface HTMLElementTagNameMap {
    'xs-form': XsForm;
  }
}
