import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { completionOf, type RecognizedHours } from '../../../../workflows/shared/hours/completion.ts';
import { DEFAULT_HOUR_RULES, type HourRules } from '../../../../workflows/shared/hours/rules.ts';
import { LEARNING_SUBJECTS, type LearningSubject, studyForms } from '../../../../workflows/shared/hours/study-forms.ts';

const rules = DEFAULT_HOUR_RULES;
const entry = (learningSubject: LearningSubject, studyForm: RecognizedHours['studyForm'], hours: number): RecognizedHours => ({ learningSubject, studyForm, hours });

describe('the completion of a year', () => {
  it('is nothing for nobody', () => {
    expect(completionOf(rules, [])).toEqual({
      subjects: { public: { counted: 0, overCap: 0, minimum: 30, missing: 30 }, professional: { counted: 0, overCap: 0, minimum: 60, missing: 60 } },
      total: { counted: 0, minimum: 90, missing: 90 }, isComplete: false,
    });
  });

  it('is reached by both subjects together, exactly', () => {
    const enough = [entry('public', 'onlineCourse', 30), entry('professional', 'trainingCourse', 60)];
    expect(completionOf(rules, enough).isComplete).toBe(true);
    expect(completionOf(rules, [...enough, entry('public', 'onlineCourse', -0.5)])).toMatchObject({ subjects: { public: { missing: 0.5 } }, isComplete: false });
    expect(completionOf(rules, [entry('public', 'onlineCourse', 29.5), entry('professional', 'trainingCourse', 100)]).isComplete).toBe(false);
  });

  it('asks for the total too, where that is more than the subjects', () => {
    const more: HourRules = { ...rules, annualTotalMin: 100 };
    expect(completionOf(more, [entry('public', 'onlineCourse', 30), entry('professional', 'paper', 60)])).toMatchObject({ total: { missing: 10 }, isComplete: false });
  });

  it('counts no more of a form than its cap, and says how much was too much', () => {
    const { subjects } = completionOf(rules, [entry('professional', 'teaching', 25), entry('professional', 'teaching', 10), entry('professional', 'selfStudy', 20)]);
    expect(subjects.professional).toEqual({ counted: 50, overCap: 5, minimum: 60, missing: 10 });
  });

  it('gives what is under a cap to public courses first', () => {
    const capped: HourRules = { ...rules, forms: { ...rules.forms, onlineCourse: { ...rules.forms.onlineCourse, yearlyCap: 40 } } };
    const { subjects, total } = completionOf(capped, [entry('professional', 'onlineCourse', 30), entry('public', 'onlineCourse', 30)]);
    expect([subjects.public.counted, subjects.professional.counted, subjects.professional.overCap, total.counted]).toEqual([30, 10, 20, 40]);
  });

  it('takes back no more than there was', () => {
    const { subjects } = completionOf(rules, [entry('professional', 'paper', 30), entry('professional', 'paper', -60), entry('professional', 'book', 20)]);
    expect(subjects.professional.counted).toBe(20);
  });

  const anyEntry = fc.record({
    learningSubject: fc.constantFrom(...LEARNING_SUBJECTS), studyForm: fc.constantFrom(...studyForms()), hours: fc.integer({ min: -80, max: 160 }).map((halves) => halves / 2),
  });
  const anyRules = fc.dictionary(fc.constantFrom(...studyForms()), fc.option(fc.integer({ min: 0, max: 100 }), { nil: null })).map((caps): HourRules => {
    const forms = { ...rules.forms };
    for (const studyForm of studyForms()) Object.assign(forms, { [studyForm]: { ...forms[studyForm], yearlyCap: caps[studyForm] ?? forms[studyForm].yearlyCap } });
    return { ...rules, forms };
  });

  it('is what counting half hours one by one gives', () => {
    fc.assert(fc.property(fc.array(anyEntry, { maxLength: 60 }), anyRules, (entries, under) => {
      const counted = { public: 0, professional: 0 };
      for (const studyForm of studyForms()) countForm(entries.filter((each) => each.studyForm === studyForm), under.forms[studyForm].yearlyCap, counted);
      const { subjects, total, isComplete } = completionOf(under, entries);
      expect({ public: subjects.public.counted, professional: subjects.professional.counted }).toEqual(counted);
      expect(total.counted).toBe(counted.public + counted.professional);
      expect(isComplete).toBe(counted.public >= 30 && counted.professional >= 60 && total.counted >= 90);
    }));
  });

  it('does not depend on the order of entries', () => {
    fc.assert(fc.property(fc.array(anyEntry, { maxLength: 40 }), (entries) => {
      expect(completionOf(rules, entries.toReversed())).toEqual(completionOf(rules, entries));
    }));
  });
});

/** Lays down half hours one after another until the cap is reached, public ones first. */
function countForm(entries: readonly RecognizedHours[], cap: number | null, counted: Record<LearningSubject, number>): void {
  let laid = 0;
  for (const subject of LEARNING_SUBJECTS) {
    let left = 0;
    for (const { learningSubject, hours } of entries) if (learningSubject === subject) left += hours;
    while (left > 0 && (cap === null || laid < cap)) {
      [left, laid, counted[subject]] = [left - 0.5, laid + 0.5, counted[subject] + 0.5];
    }
  }
}
