import '../support/page-globals.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { forms } from '../../../models/stores/forms.ts';
import { describeSections } from '../../../ui/components/form/form-schema.ts';
import { formWords } from '../../../ui/components/form/form-words.ts';
import { setLocale } from '../../../ui/i18n/locale.ts';
import { flows } from '../../../workflows/flows/index.ts';
import type { SubjectDefinition } from '../../../workflows/shared/flow.ts';
import { findMessage, LOCALES } from '../../../workflows/shared/messages/index.ts';

afterEach(() => { setLocale('zh-CN'); });

const checks = Object.values(flows).flatMap(({ subjects }) => Object.values<SubjectDefinition>(subjects).flatMap((subject) => subject.checks));

describe.each(LOCALES)('in %s', (locale) => {
  it('every section and field of every form has words', () => {
    setLocale(locale);
    const nameless = Object.entries(forms).flatMap(([kind, schema]) => {
      const words = formWords(kind);
      return describeSections(schema).flatMap(({ name, fields }) => [
        ...(words.section(name) === name ? [`${kind}: ${name}`] : []),
        ...fields.filter((field) => words.label(field.name) === field.name).map((field) => `${kind}: ${field.name}`),
      ]);
    });
    expect(nameless).toEqual([]);
  });

  it('every check has words for its name and for each result', () => {
    const keys = [...new Set(checks)].flatMap((name) => [name, ...['passed', 'warning', 'failed'].map((result) => `${name}.${result}`)]);
    expect(keys.filter((key) => findMessage(locale, `checks.${key}`) === null)).toEqual([]);
  });
});
