import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { describeFields, describeSections } from '../../../../models/stores/form-snapshot.ts';
import type { CodeEntry } from '../../../../models/seeds/code-tables/code-entry.ts';
import { codeTables } from '../../../../models/seeds/code-tables/seed-code-tables.ts';
import { creditHourForms } from '../../../../workflows/flows/credit-hour-review/form.ts';
import { toFieldErrors } from '../../../../workflows/shared/field-errors.ts';
import { proposeHours } from '../../../../workflows/shared/hours/propose.ts';
import { DEFAULT_HOUR_RULES } from '../../../../workflows/shared/hours/rules.ts';
import { STUDY_FORMS, type StudyForm, studyForms } from '../../../../workflows/shared/hours/study-forms.ts';
import { hourFieldName, studyFormName } from '../../../../workflows/shared/hours/words.ts';
import { findMessage, LOCALES } from '../../../../workflows/shared/messages/index.ts';
import { addDays, dayOf } from '../../../../workflows/shared/time.ts';
import { hourFormExample, requiredEvidence } from '../../../support/hour-forms.ts';

const TOMORROW = addDays(dayOf(new Date().toISOString()), 1);

const tables = new Map<string, readonly CodeEntry[]>(Object.entries(codeTables));

/** The codes of a choice; none where any code of a pattern is taken. */
function codesTakenBy(field: unknown): string[] {
  if (field instanceof z.ZodNullable) return codesTakenBy(field.unwrap());
  return field instanceof z.ZodEnum ? field.options.map(String) : [];
}

/** What a form refuses, as `field code`. */
function flaws(studyForm: StudyForm, more: Readonly<Record<string, unknown>>): string[] {
  const parsed = creditHourForms[studyForm].safeParse(hourFormExample(studyForm, { year: 2025, more }));
  return parsed.success ? [] : toFieldErrors(parsed.error.issues).map(({ field, code }) => `${field} ${code}`);
}

describe.each(studyForms())('the form of %s', (studyForm) => {
  const schema = creditHourForms[studyForm];
  const fields = describeFields(schema);

  it('takes what is whole, this year too, and refuses what it does not know', () => {
    expect(flaws(studyForm, {})).toEqual([]);
    expect(schema.safeParse(hourFormExample(studyForm)).success).toBe(true);
    expect(flaws(studyForm, { status: 'approved' })).toEqual(['status unknown']);
  });

  it('wants hours in halves, above 0', () => {
    expect([0, -1, 0.3, 999.5, '8', null].map((hours) => flaws(studyForm, { hours })[0])).toEqual([
      'hours tooSmall', 'hours tooSmall', 'hours tooSmall', 'hours tooLarge', 'hours wrongType', 'hours wrongType',
    ]);
    expect(flaws(studyForm, { hours: 8.3 })).toEqual(['hours halfSteps']);
  });

  it('wants its days in order and none in the future', () => {
    expect(flaws(studyForm, { startsOn: '2025-03-06', endsOn: '2025-03-02' })).toEqual(['endsOn endBeforeStart']);
    for (const { name, meta } of fields) {
      if (meta.widget !== 'date') continue;
      expect(flaws(studyForm, { [name]: TOMORROW })).toContain(`${name} dayInFuture`);
      expect(flaws(studyForm, { [name]: '2025-02-30' })).toContain(`${name} day`);
    }
  });

  it('wants every piece of evidence that proves it', () => {
    expect(requiredEvidence(studyForm).length).toBeGreaterThan(0);
    for (const field of requiredEvidence(studyForm)) expect(flaws(studyForm, { [field]: [] })).toEqual([`${field} attachmentRequired`]);
  });

  it('offers the subjects it can count towards', () => {
    const offered = ['public', 'professional'].filter((learningSubject) => flaws(studyForm, { learningSubject }).length === 0);
    expect(offered).toEqual([...STUDY_FORMS[studyForm].subjects]);
  });

  it('chooses from dictionaries that hold every code it takes', () => {
    for (const { name, meta } of fields.filter(({ meta: { widget } }) => widget === 'code-table')) {
      const codes = new Set(tables.get(meta.codeTable ?? '')?.map(({ code }) => code));
      const field: unknown = Reflect.get(schema.shape, name);
      const taken = codesTakenBy(field);
      expect([name, taken.filter((code) => !codes.has(code))]).toEqual([name, []]);
      expect([...codes].some((code) => field instanceof z.ZodType && field.safeParse(code).success)).toBe(true);
    }
  });

  it('has words for itself and for every section and field', () => {
    for (const locale of LOCALES) {
      expect(studyFormName(locale, studyForm)).not.toBe(studyForm);
      for (const { name } of describeSections(schema)) expect(findMessage(locale, `flows.creditHourReview.section.${name}`)).toMatch(/\S/);
      for (const { name } of fields) expect(hourFieldName(locale, studyForm, name)).not.toBe(name);
    }
  });

  it('asks for what the rules compute from', () => {
    const rules = { ...DEFAULT_HOUR_RULES, forms: { ...DEFAULT_HOUR_RULES.forms, studyPoints: { ...DEFAULT_HOUR_RULES.forms.studyPoints, isOffered: true } } };
    const example = hourFormExample(studyForm, { year: 2025 });
    const { hours, cap } = proposeHours(rules, studyForm, example, { approvedHours: Number(example.hours) });
    const isLeftToReviewer = ['onlineCourse', 'selfStudy', 'other'].includes(studyForm);
    expect(hours).toBe(isLeftToReviewer ? null : example.hours);
    expect(cap ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(Number(example.hours));
  });
});

describe('single forms', () => {
  it.each([
    ['conference', { role: 'presenter' }, ['paperTitle required', 'paperProof attachmentRequired']],
    ['conference', { role: 'keynote', paperTitle: '题目' }, ['paperProof attachmentRequired']],
    ['conference', { level: 'county' }, ['level invalid']],
    ['paper', { journalNumber: '山东农业科学' }, ['journalNumber journalNumber']],
    ['paper', { journalNumber: 'CN 37-1148/S' }, []],
    ['paper', { characters: null }, []],
    ['paper', { rank: 1.5 }, ['rank wrongType']],
    ['book', { isbn: '7-5084-0000-X' }, []],
    ['book', { isbn: '978-7-5084' }, ['isbn isbn']],
    ['trainingCourse', { days: 2.3 }, ['days halfSteps']],
    ['trainingCourse', { attendance: null, place: undefined, certificateNumber: undefined }, []],
    ['baseClass', { classId: 'first' }, ['classId classUnknown']],
    ['assignment', { result: 'good' }, ['result invalid']],
    ['other', { title: ' ' }, ['title required']],
    ['other', { remark: '长'.repeat(501) }, ['remark tooLarge']],
    ['other', { year: 1999 }, ['year tooSmall']],
  ] as const)('%s of %j', (studyForm, more, expected) => {
    expect(flaws(studyForm, more)).toEqual(expected);
  });
});
