import { describe, expect, it } from '@jest/globals';
import { describeFields, describeSections } from '../../../../models/stores/form-snapshot.ts';
import { codeTables } from '../../../../models/seeds/code-tables/seed-code-tables.ts';
import { isTrainingSubject } from '../../../../workflows/flows/training-plan-review/definition.ts';
import { trainingForms } from '../../../../workflows/flows/training-plan-review/form.ts';
import { toFieldErrors } from '../../../../workflows/shared/field-errors.ts';
import { LEARNING_SUBJECTS } from '../../../../workflows/shared/hours/study-forms.ts';
import { findMessage } from '../../../../workflows/shared/messages/index.ts';
import { dayOf } from '../../../../workflows/shared/time.ts';
import { CLASS_FORMS, CLASS_RESULTS, TRAINING_LEVELS, TRAINING_METHODS } from '../../../../workflows/shared/training.ts';
import { classForm, closingForm, PLAN_ITEM, planForm, summaryForm } from '../../../support/training-forms.ts';

const FILE = '01890a5d-ac96-774b-bcce-b302099a8057';
const YEAR = Number(dayOf(new Date().toISOString()).slice(0, 4));
const whole = {
  annualPlan: planForm(YEAR), trainingClass: classForm('2027-03-01', '2027-03-02'),
  classClosing: closingForm(FILE, [{ idNumber: '37000019850312169X', personName: '王晓明', result: 'passed', hours: 8 }]), annualSummary: summaryForm(YEAR),
};
const subjects = Object.keys(trainingForms).filter(isTrainingSubject);

function flaws(subject: keyof typeof whole, more: object): string[] {
  const parsed = trainingForms[subject].safeParse({ ...whole[subject], proof: [FILE], ...more });
  return parsed.success ? [] : toFieldErrors(parsed.error.issues).map(({ field, code }) => `${field} ${code}`);
}

describe.each(subjects)('the form of %s', (subject) => {
  it('takes what is whole', () => {
    expect(flaws(subject, {})).toEqual([]);
  });

  it.each(['zh-CN', 'en'] as const)('has words in %s for every section, field and column', (locale) => {
    const find = (key: string): string | null => findMessage(locale, `flows.trainingPlanReview.${subject}.${key}`) ?? findMessage(locale, `flows.trainingPlanReview.${key}`);
    for (const { name: section, fields } of describeSections(trainingForms[subject])) {
      expect([section, find(`section.${section}`)]).toEqual([section, expect.stringMatching(/\S/)]);
      for (const { name, columns } of fields) {
        for (const path of [name, ...columns.map((column) => `${name}.${column.name}`)]) expect([path, find(`field.${path}`)]).toEqual([path, expect.stringMatching(/\S/)]);
      }
    }
  });
});

it.each<[keyof typeof whole, object, string[]]>([
  ['annualPlan', { year: YEAR + 2 }, ['year planYear']],
  ['annualPlan', { items: [{ ...PLAN_ITEM, hours: 4.25, sessions: 0 }] }, ['items.0.hours halfSteps', 'items.0.sessions required']],
  ['trainingClass', { endsOn: '2027-02-28' }, ['endsOn endBeforeStart']],
  ['trainingClass', { outOfPlanReason: ' ' }, ['outOfPlanReason planOrReason']],
  ['classClosing', { roster: [] }, ['roster rowsRequired']],
])('%s of %j is refused', (subject, more, expected) => {
  expect(flaws(subject, more)).toEqual(expected);
});

it('seals who was in a class', () => {
  const roster = describeFields(trainingForms.classClosing).find(({ name }) => name === 'roster');
  expect(roster?.meta.rows?.columns.filter(({ sensitive }) => sensitive !== null).map(({ name }) => name)).toEqual(['idNumber', 'personName']);
});

it('chooses from tables that have exactly its codes', () => {
  const codesOf = (table: keyof typeof codeTables): string[] => codeTables[table].map(({ code }) => code);
  expect(codesOf('learning-subject')).toEqual([...LEARNING_SUBJECTS]);
  expect([codesOf('training-level'), codesOf('training-method')]).toEqual([[...TRAINING_LEVELS], [...TRAINING_METHODS]]);
  expect([codesOf('class-form'), codesOf('class-result')]).toEqual([[...CLASS_FORMS], [...CLASS_RESULTS]]);
});
