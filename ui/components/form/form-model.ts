import { toFieldErrors, type FieldError } from '../../../workflows/shared/field-errors.ts';
import type { Widget } from '../../../workflows/shared/form-field.ts';
import { dependentsOf } from './dependents.ts';
import { describeSections, type FormField, type FormSchema, type FormSection } from './form-schema.ts';
import { type FormRow, rowsIn, sentRows } from './row-values.ts';

/**
 * What a field holds while it is filled in, a list the ids of files, several codes or the rows of a table; null, the empty
 * text, the empty list and empty rows mean nothing.
 */
export type FormValue = string | number | readonly string[] | readonly FormRow[] | null;
export type FormData = Readonly<Record<string, FormValue>>;

/** An error of a field; the server sends its sentence along. */
export interface FormError extends FieldError {
  readonly message?: string;
}

/** An error as an answer of the server names it. */
export interface ServerError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** How far a section is. */
export interface SectionProgress {
  readonly filled: number;
  readonly total: number;
  readonly errors: number;
}

/**
 * A form while it is filled in: values, which fields a person has left, and what is wrong. A field is not called wrong
 * before it was left or submission was tried; an error of the server stands until its field changes.
 */
export class FormModel {
  readonly sections: readonly FormSection[];
  readonly #schema: FormSchema;
  readonly #fields: readonly FormField[];
  readonly #values = new Map<string, FormValue>();
  readonly #left = new Set<string>();
  readonly #blocks = new Map<string, string>();
  #fixed: readonly string[] = [];
  #serverErrors: readonly FormError[] = [];
  #ownErrors: readonly FieldError[] | null = null;

  constructor(schema: FormSchema, initial: FormData = {}) {
    this.#schema = schema;
    this.sections = describeSections(schema);
    this.#fields = this.sections.flatMap(({ fields }) => fields);
    for (const [name, value] of Object.entries(initial)) this.#values.set(name, value);
  }

  value(name: string): FormValue {
    return this.#values.get(name) ?? null;
  }

  /** The value as text, empty when there is none. */
  text(name: string): string {
    return String(this.value(name) ?? '');
  }

  set(name: string, value: FormValue): void {
    if (this.value(name) === value) return;
    this.#values.set(name, value);
    this.#ownErrors = null;
    this.#serverErrors = this.#serverErrors.filter((error) => !isWithin(error, name));
  }

  /** A person has filled in a field: what was chosen within its former value is chosen no more. */
  change(name: string, value: FormValue): void {
    this.set(name, value);
    const widget = this.#fields.find((field) => field.name === name)?.meta.widget;
    if (widget === undefined) return;
    const dependents = dependentsOf(widget);
    for (const dependent of this.namesWhere(({ meta }) => dependents.includes(meta.widget))) this.set(dependent, null);
  }

  /** Says that a field cannot be submitted for another reason than its value, or no longer. */
  block(name: string, code: string | null): void {
    if (code === null) this.#blocks.delete(name);
    else this.#blocks.set(name, code);
  }

  /** Says which fields are filled in by another one: people read them only, and where they are empty that one is wrong. */
  fix(names: readonly string[]): void {
    this.#fixed = names;
  }

  isFixed(name: string): boolean {
    return this.#fixed.includes(name);
  }

  /** The person has left the field; from now on it says what is wrong. */
  leave(name: string): void {
    this.#left.add(name);
  }

  /** The person has left cells of a table, `<row>.<column>`, or filled them at once. */
  leaveCells(name: string, cells: readonly string[]): void {
    for (const cell of cells) this.#left.add(`${name}.${cell}`);
  }

  /** Submission was tried; from now on every field says what is wrong. */
  leaveAll(): void {
    for (const { name } of this.#fields) this.#left.add(name);
  }

  /** Takes over the errors of an answer; `base` is the part of their path that names this form. */
  setServerErrors(errors: readonly ServerError[], base = 'form'): void {
    const prefix = `${base}.`;
    this.#serverErrors = errors.flatMap((error) =>
      error.field.startsWith(prefix) ? [{ ...error, field: error.field.slice(prefix.length), params: {} }] : []);
  }

  /** The fields that one of the widgets fills in. */
  namesOf(...widgets: readonly Widget[]): readonly string[] {
    return this.namesWhere(({ meta }) => widgets.includes(meta.widget));
  }

  namesWhere(isMeant: (field: FormField) => boolean): readonly string[] {
    return this.#fields.filter(isMeant).map(({ name }) => name);
  }

  /** Everything typed so far but what is named: what may be kept where others could read it. */
  valuesWithout(names: readonly string[]): FormData {
    return Object.fromEntries([...this.#values].filter(([name]) => !names.includes(name)));
  }

  /** What is sent: normalized by nobody yet, empty fields as their schema wants them. */
  data(): FormData {
    const entries = this.#fields.flatMap((field): [string, FormValue][] => {
      const { name, emptyValue } = field;
      const value = this.#sent(field);
      if (value !== null && value !== '') return [[name, value]];
      return emptyValue === undefined ? [] : [[name, emptyValue]];
    });
    return Object.fromEntries(entries);
  }

  /** Everything wrong, shown or not, at most one error a field, of a table one a cell, in the order of the form. */
  errors(): readonly FormError[] {
    this.#ownErrors ??= this.#validate();
    const blocks = [...this.#blocks].map(([field, code]) => ({ field, code, params: {} }));
    const all = [...this.#serverErrors, ...blocks, ...this.#ownErrors];
    return this.#fields.flatMap(({ name, meta }) => (meta.rows === undefined
      ? all.find(({ field }) => field === name) ?? [] : firstOfEach(all.filter((error) => isWithin(error, name)))))
      .filter(({ field, code }) => code !== 'required' || !this.isFixed(field));
  }

  /** The errors that are shown by now. */
  shownErrors(): readonly FormError[] {
    return this.errors().filter((error) =>
      this.#left.has(error.field) || this.#left.has(rootOf(error)) || this.#serverErrors.includes(error));
  }

  shownError(name: string): FormError | null {
    return this.shownErrors().find(({ field }) => field === name) ?? null;
  }

  /** The errors shown within a table, by cell, `<row>.<column>`. */
  shownCellErrors(name: string): Readonly<Record<string, FormError>> {
    const prefix = `${name}.`;
    return Object.fromEntries(this.shownErrors().flatMap((error) => (error.field.startsWith(prefix) ? [[error.field.slice(prefix.length), error]] : [])));
  }

  /** Required fields filled and errors shown, for the list of progress. */
  progress(section: FormSection): SectionProgress {
    const required = section.fields.filter(({ isRequired }) => isRequired);
    const names = new Set(section.fields.map(({ name }) => name));
    return {
      filled: required.filter((field) => String(this.#sent(field) ?? '') !== '').length,
      total: required.length,
      errors: this.shownErrors().filter((error) => names.has(rootOf(error))).length,
    };
  }

  /** A table travels without the empty rows at its end. */
  #sent({ name, meta }: FormField): FormValue {
    const value = this.value(name);
    if (meta.rows === undefined) return value;
    const rows = sentRows(meta.rows.columns, rowsIn(value));
    return rows.length === 0 ? null : rows;
  }

  #validate(): readonly FieldError[] {
    const parsed = this.#schema.safeParse(this.data());
    if (parsed.success) return [];
    return toFieldErrors(parsed.error.issues).map((error) => (this.#isMissing(error) ? required(error.field) : error));
  }

  /** An empty required field or cell is called missing, whatever its schema says of the empty text. */
  #isMissing({ field }: FieldError): boolean {
    const [name = '', row = '', column = ''] = field.split('.');
    if (column !== '') {
      const isRequired = this.#fields.find((one) => one.name === name)?.meta.rows?.columns.find((one) => one.name === column)?.isRequired ?? false;
      return isRequired && (rowsIn(this.value(name))[Number(row)]?.[column] ?? '') === '';
    }
    const missing = this.#fields.find((one) => one.name === field);
    return missing !== undefined && missing.isRequired && String(this.#sent(missing) ?? '') === '';
  }
}

/** The field in whose value an error lies. */
function rootOf({ field }: FieldError): string {
  return field.split('.', 1)[0] ?? field;
}

function isWithin(error: FieldError, name: string): boolean {
  return rootOf(error) === name;
}

function firstOfEach(errors: readonly FormError[]): FormError[] {
  return errors.filter(({ field }, index) => errors.findIndex((other) => other.field === field) === index);
}

function required(field: string): FieldError {
  return { field, code: 'required', params: {} };
}
