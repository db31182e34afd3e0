import { describe, expect, it } from '@jest/globals';
import { runTrainingChecks, type TrainingCheckForms, type TrainingFacts } from '../../../../workflows/flows/training-plan-review/checks.ts';
import { isTrainingSubject, trainingPlanReview, type TrainingSubject } from '../../../../workflows/flows/training-plan-review/definition.ts';
import { findMessage } from '../../../../workflows/shared/messages/index.ts';

const FORMS: TrainingCheckForms = {
  annualPlan: { items: [{ name: '甲', hours: 36, sessions: 2, capacity: 50 }, { name: '乙', hours: 4.5, sessions: 1, capacity: 10 }] },
  trainingClass: { hours: 8, capacity: 50, startsOn: '2027-03-01', endsOn: '2027-03-02', timetable: [{ day: '2027-03-01', hours: 4 }, { day: '2027-03-02', hours: 4 }] },
  classClosing: { roster: [{ idNumber: 'A', hours: 8 }, { idNumber: 'B', hours: 0 }] },
  annualSummary: { year: 2026 },
};
const FIGURES = { plannedSessions: 5, plannedPeople: 250, classes: 4, closedClasses: 4, people: 190, passedPeople: 180, publicHours: 0, professionalHours: 6480 };
const FACTS: TrainingFacts = {
  annualPlan: { version: null },
  trainingClass: { today: '2027-01-30', item: { hours: 36, capacity: 50, sessions: 2, declared: 1 } },
  classClosing: { capacity: 2, hours: 8, unknownPeople: 0, peopleOfOthers: 2, dueOn: '2027-03-16', today: '2027-03-16' },
  annualSummary: { today: '2026-12-01', figures: FIGURES },
};

function found<Subject extends TrainingSubject>(
  subject: Subject, name: string, form: Partial<TrainingCheckForms[Subject]> = {}, facts: Partial<TrainingFacts[Subject]> = {},
): unknown {
  const results: readonly { name: string; result: string; params: object }[] = runTrainingChecks(
    subject, trainingPlanReview.subjects[subject].checks, { ...FORMS[subject], ...form }, { ...FACTS[subject], ...facts });
  const check = results.find((result) => result.name === name);
  return check === undefined ? null : [check.result, check.params];
}

const subjects = Object.keys(trainingPlanReview.subjects).filter(isTrainingSubject);

it.each(subjects)('the checks of %s pass for what is in order, and have words for every result', (subject) => {
  const results = runTrainingChecks(subject, trainingPlanReview.subjects[subject].checks, FORMS[subject], FACTS[subject]);
  expect(results.map(({ name, result }) => [name, result])).toEqual(trainingPlanReview.subjects[subject].checks.map((name) => [name, 'passed']));
  for (const { name } of results) {
    for (const key of [name, `${name}.passed`, `${name}.warning`, `${name}.failed`]) expect([key, findMessage('en', `checks.${key}`)]).toEqual([key, expect.stringMatching(/\S/)]);
  }
});

describe('a plan', () => {
  it('is added up, amends the version that is valid, and names each course once', () => {
    expect(found('annualPlan', 'planTotals')).toEqual(['passed', { courses: 2, sessions: 3, people: 110, hours: 76.5 }]);
    expect(found('annualPlan', 'planAmends', {}, { version: 2 })).toEqual(['warning', { version: 2 }]);
    const [item] = FORMS.annualPlan.items;
    expect(found('annualPlan', 'planNamesTwice', { items: item === undefined ? [] : [item, item] })).toEqual(['warning', { count: 1 }]);
  });
});

describe('a class', () => {
  it.each([
    ['classInPlan', {}, { item: null }, ['warning', {}]],
    ['classHours', { hours: 36.5 }, {}, ['failed', { value: 36.5, limit: 36 }]],
    ['classHours', { hours: 100 }, { item: null }, ['passed', {}]],
    ['classCapacity', { capacity: 51 }, {}, ['failed', { value: 51, limit: 50 }]],
    ['classSessions', {}, { item: { hours: 36, capacity: 50, sessions: 2, declared: 2 } }, ['warning', { declared: 2, sessions: 2 }]],
    ['classLeadTime', {}, { today: '2027-01-31' }, ['warning', { days: 29, limit: 30 }]],
    ['timetableHours', { hours: 9 }, {}, ['warning', { value: 8, hours: 9 }]],
    ['timetableDays', { endsOn: '2027-03-01' }, {}, ['warning', { count: 1 }]],
  ])('%s of %j with %j', (name, form, facts, expected) => {
    expect(found('trainingClass', name, form, facts)).toEqual(expected);
  });
});

describe('a closing', () => {
  const twice = { roster: [...FORMS.classClosing.roster, { idNumber: 'A', hours: 9 }] };

  it.each([
    ['rosterDuplicates', twice, {}, ['failed', { count: 1 }]],
    ['rosterCapacity', twice, {}, ['failed', { value: 3, limit: 2 }]],
    ['rosterHours', twice, {}, ['failed', { count: 1 }]],
    ['rosterKnown', {}, { unknownPeople: 1 }, ['warning', { count: 1 }]],
    ['rosterUnits', {}, {}, ['passed', { count: 2 }]],
    ['closingTime', {}, { today: '2027-03-17' }, ['warning', { day: '2027-03-16', limit: 10 }]],
  ])('%s of %j with %j', (name, form, facts, expected) => {
    expect(found('classClosing', name, form, facts)).toEqual(expected);
  });
});

describe('a summary', () => {
  it('says how much of the plan was carried out, what is not closed, and that it comes early', () => {
    expect(found('annualSummary', 'planExecution', {}, { figures: { ...FIGURES, closedClasses: 3 } })).toEqual(['warning', expect.objectContaining({ percent: 60, people: 190 })]);
    expect(found('annualSummary', 'planExecution', {}, { figures: { ...FIGURES, plannedSessions: 0 } })).toEqual(['warning', expect.objectContaining({ percent: 0 })]);
    expect(found('annualSummary', 'classesUnclosed', {}, { figures: { ...FIGURES, closedClasses: 3 } })).toEqual(['warning', { count: 1 }]);
    expect(found('annualSummary', 'summarySeason', {}, { today: '2026-11-30' })).toEqual(['warning', { year: 2026 }]);
  });
});
