import { currentLocale, say } from '../../i18n/locale.ts';
import { wordOf } from '../words.ts';
import type { FormError } from './form-model.ts';

/** The words of one form; every field and section is named in the catalogue under its flow. */
export interface FormWords {
  section(name: string): string;
  note(name: string): string;
  label(name: string): string;
  helper(name: string): string;
  /** What is called where an error lies: a field, or a cell of a table, `<field>.<row>.<column>`. */
  place(path: string): string;
}

/**
 * The words of the form of a kind, `<flowId>.<subject>`: those of the subject where it has its own, otherwise those of the
 * flow. A field without words shows its name, so that it is seen and not lost.
 */
export function formWords(kind: string): FormWords {
  const [flowId = ''] = kind.split('.');
  const find = (key: string, fallback: string): string => wordOf(`flows.${kind}.${key}`, wordOf(`flows.${flowId}.${key}`, fallback));
  const label = (name: string): string => find(`field.${name}`, name);
  return {
    section: (name) => find(`section.${name}`, name),
    note: (name) => find(`section.${name}.note`, ''),
    label,
    helper: (name) => find(`field.${name}.helper`, ''),
    place: (path) => {
      const [name = '', row = '', column = ''] = path.split('.');
      if (row === '') return label(name);
      return say('review.rows.place', { table: label(name), row: Number(row) + 1, column: column === '' ? '' : label(`${name}.${column}`) }).trim();
    },
  };
}

/** What the number in a field counts, or empty. */
export function unitOf(name: string): string {
  return wordOf(`review.field.unit.${name}`, '');
}

/** An example of what to write into a field, or empty. */
export function placeholderOf(name: string): string {
  return wordOf(`review.field.placeholder.${name}`, '');
}

/** The sentence that says what is wrong with a field. */
export function errorSentence({ code, params, message }: FormError): string {
  return message ?? wordOf(`problems.field.${code}`, say('problems.field.invalid'), params);
}

/** The number of a section, from 0: 一, 二, 三 in Chinese. */
export function sectionNumber(index: number): string {
  return new Intl.NumberFormat(currentLocale() === 'zh-CN' ? 'zh-CN-u-nu-hanidec' : 'en').format(index + 1);
}
