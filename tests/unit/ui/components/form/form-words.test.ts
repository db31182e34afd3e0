import '../../support/page-globals.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import { describeSections } from '../../../../../ui/components/form/form-schema.ts';
import { formWords } from '../../../../../ui/components/form/form-words.ts';
import { setLocale } from '../../../../../ui/i18n/locale.ts';
import { REGISTRATION_SUBJECTS } from '../../../../../workflows/flows/registration-review/definition.ts';
import { registrationForms } from '../../../../../workflows/flows/registration-review/form.ts';
import { LOCALES } from '../../../../../workflows/shared/messages/index.ts';

afterEach(() => { setLocale('zh-CN'); });

describe('the words of a form', () => {
  it('are those of its subject, or of the flow where the subject has none', () => {
    const words = formWords('registrationReview.base');
    expect([words.label('name'), words.label('mobile'), words.section('organization')]).toEqual(['基地名称', '手机号', '单位信息']);
    expect(formWords('registrationReview').label('name')).toBe('单位名称');
  });

  it.each(LOCALES)('name every section and field of every subject in %s', (locale) => {
    setLocale(locale);
    const nameless = REGISTRATION_SUBJECTS.flatMap((subject) => {
      const words = formWords(`registrationReview.${subject}`);
      return describeSections(registrationForms[subject]).flatMap(({ name, fields }) => [
        ...(words.section(name) === name ? [name] : []), ...fields.filter((field) => words.label(field.name) === field.name).map((field) => field.name),
      ]);
    });
    expect(nameless).toEqual([]);
  });
});
