import { beforeAll, describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { DEFAULT_HOUR_RULES } from '../../workflows/shared/hours/rules.ts';
import { type StudyForm, studyForms } from '../../workflows/shared/hours/study-forms.ts';
import { addDays, dayOf, yearOf } from '../../workflows/shared/time.ts';
import { useApi } from '../support/api.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { makeClosedClass } from '../support/classes.ts';
import { decideHoursOf, declaredBy, declareHours, type DeclaringPlace, declaringIn, type Employee, uploadedForm } from '../support/declaring.ts';
import { hourFormExample } from '../support/hour-forms.ts';

const api = useApi({ worker: true });
const people = declaringIn(api);
const NOW = new Date().toISOString();
const YEAR = yearOf(NOW);
const LAST_YEAR = YEAR - 1;
let place: DeclaringPlace;
let person: Employee;
let own: BrowserSession;
let unit: BrowserSession;

beforeAll(async () => {
  place = await people.place();
  person = await people.employee(place.unit);
  [own, unit] = [await api.signedIn(person, 'professional'), await api.signedIn(place.unit, 'employer')];
});

/** What the default rules give for the example of each form; null where they leave it to the reviewer. */
const PROPOSED: Readonly<Record<StudyForm, number | null>> = {
  baseClass: 24, trainingCourse: 24, onlineCourse: null, degreeStudy: 45, conference: 12, researchProject: 48, paper: 30, book: 20, patent: 36, award: 35,
  qualificationExam: 40, surveyReport: 20, assignment: 60, grassrootsService: 8, industryTraining: null, practice: 16, teaching: 12, selfStudy: null,
  skillTest: 24, studyPoints: 10, other: null,
};

async function declaration(caseId: string) {
  const [row] = await queryRows(api.deps.sequelize, `
    SELECT person_id AS "personId", study_form AS "studyForm", year, declared_hours::float8 AS declared, proposed_hours::float8 AS proposed, rules_version AS "rulesVersion"
    FROM hour_declarations WHERE case_id = :caseId`, { caseId });
  return row;
}

describe('every study form', () => {
  it.each(studyForms().filter((studyForm) => studyForm !== 'studyPoints'))('%s is declared with its files, and what the rules give is kept', async (studyForm) => {
    const form = await uploadedForm(own, studyForm, { year: LAST_YEAR });
    if (studyForm === 'baseClass') {
      const held = { organizationId: place.unit.organizationId, personIds: [person.personId], year: LAST_YEAR, hours: 24 };
      Object.assign(form, { classId: await makeClosedClass(api.deps.sequelize, held) });
    }
    const { status, json } = await declareHours(own, studyForm, form);
    expect([status, json]).toEqual([201, expect.objectContaining({ status: 'reviewing', reviewer: { name: place.unit.organizationName } })]);
    expect(await declaration(json.caseId)).toEqual({
      personId: person.personId, studyForm, year: LAST_YEAR, declared: form.hours, proposed: PROPOSED[studyForm], rulesVersion: 'SD-DEFAULT',
    });
  });

  it('is offered or not by the rules of the division: points, once its bureau has decided so', async () => {
    const form = await uploadedForm(own, 'studyPoints', { year: LAST_YEAR });
    const refused = await declareHours(own, 'studyPoints', form);
    expect([refused.status, refused.json.errors]).toEqual([422, [{ field: 'form.learningSubject', code: 'studyFormNotOffered', message: expect.any(String) }]]);
    const bureau = await api.signedIn(await api.organization('hrss'), 'hrss');
    const rules = { ...DEFAULT_HOUR_RULES, forms: { ...DEFAULT_HOUR_RULES.forms, studyPoints: { ...DEFAULT_HOUR_RULES.forms.studyPoints, isOffered: true } } };
    expect((await bureau.post('/api/hour-rules', { year: LAST_YEAR, expectedVersion: 0, effectiveFrom: dayOf(NOW), rules })).status).toBe(201);
    const { status, json } = await declareHours(own, 'studyPoints', form);
    expect(status).toBe(201);
    expect(await declaration(json.caseId)).toMatchObject({ declared: 10, proposed: 10, rulesVersion: `370102-${LAST_YEAR}-1` });
  });
});

describe('a preview', () => {
  it('names the chain with its dates and what the checks say, and writes nothing', async () => {
    const form = await uploadedForm(own, 'practice', { more: { hours: 40, title: '只是预览' } });
    const { status, json } = await own.post('/api/cases/preview', { flowId: 'creditHourReview', subject: 'practice', as: 'oneself', form });
    expect(status).toBe(200);
    expect(json.reviewers).toMatchObject([
      { step: 'unit', reviewer: { name: place.unit.organizationName }, dueWorkingDays: 10 }, { step: 'department', reviewer: { name: place.department.organizationName }, dueWorkingDays: 10 },
    ]);
    expect(Object.fromEntries(json.checks.map(({ name, result }: { name: string; result: string }) => [name, result]))).toEqual({
      yearOpen: 'passed', hoursWithinProposal: 'warning', hoursWithinYearlyCap: 'warning', hoursPerDay: 'passed', achievementUnused: 'passed', employedThen: 'passed', onClassRoster: 'passed',
    });
    expect(await queryRows(api.deps.sequelize, "SELECT case_id FROM hour_declarations WHERE title = '只是预览'")).toEqual([]);
  });
});

describe('what is wrong with a declaration', () => {
  const wrong: readonly (readonly [string, object, string, string])[] = [
    ['no hours', { hours: 0 }, 'hours', 'tooSmall'],
    ['negative hours', { hours: -1 }, 'hours', 'tooSmall'],
    ['a part of a half', { hours: 0.3 }, 'hours', 'halfSteps'],
    ['more hours than one can name', { hours: 1000 }, 'hours', 'tooLarge'],
    ['hours as text', { hours: '8' }, 'hours', 'wrongType'],
    ['reversed dates', { startsOn: `${LAST_YEAR}-05-04`, endsOn: `${LAST_YEAR}-05-03` }, 'endsOn', 'endBeforeStart'],
    ['a day in the future', { endsOn: addDays(dayOf(NOW), 1) }, 'endsOn', 'dayInFuture'],
    ['a day that does not exist', { startsOn: `${LAST_YEAR}-02-30` }, 'startsOn', 'day'],
    ['days of another year', { startsOn: `${LAST_YEAR - 1}-12-30` }, 'startsOn', 'outsideYear'],
    ['a year that was closed while the form was open', { year: YEAR - 6, startsOn: `${YEAR - 6}-03-02`, endsOn: `${YEAR - 6}-03-06` }, 'year', 'yearClosed'],
    ['a year that has not begun', { year: YEAR + 1 }, 'year', 'yearFuture'],
    ['a subject that the form does not count towards', { learningSubject: 'public' }, 'learningSubject', 'invalid'],
    ['no title', { title: '' }, 'title', 'required'],
    ['no evidence', { studyPlan: [] }, 'studyPlan', 'attachmentRequired'],
    ['a field that there is not', { grade: 'A' }, 'grade', 'unknown'],
  ];

  it.each(wrong)('%s is named', async (_what, more, field, code) => {
    const { status, json } = await declareHours(own, 'selfStudy', hourFormExample('selfStudy', { year: LAST_YEAR, more: { ...more } }));
    expect([status, json.code]).toEqual([422, 'invalid']);
    expect(json.errors).toContainEqual(expect.objectContaining({ field: `form.${field}`, code }));
  });

  it('is also files that nobody has uploaded, a form that there is not, and no commitment', async () => {
    const missing = await declareHours(own, 'selfStudy', hourFormExample('selfStudy', { year: LAST_YEAR }));
    expect([missing.status, missing.json.code, missing.json.errors.map(({ field }: { field: string }) => field)])
      .toEqual([422, 'attachment-missing', ['form.studyPlan', 'form.assessmentResult']]);
    const body = { flowId: 'creditHourReview', subject: 'selfStudy', as: 'oneself', form: {}, commitment: true };
    expect((await own.post('/api/cases', { ...body, subject: 'hobby' })).json.errors).toMatchObject([{ field: 'subject', code: 'notOffered' }]);
    expect((await own.post('/api/cases', { ...body, commitment: false })).json.errors).toMatchObject([{ field: 'commitment' }]);
  });
});

describe('the same certificate', () => {
  const CERTIFICATE = { title: '水利工程新技术培训班', certificateNumber: 'SL-2026-0815' };
  const checkOf = (json: { checks: { name: string }[] }) => json.checks.find(({ name }) => name === 'achievementUnused');
  const preview = async (browser: BrowserSession, form: object) =>
    checkOf((await browser.post('/api/cases/preview', { flowId: 'creditHourReview', subject: 'trainingCourse', as: 'oneself', form })).json);

  it('is declared once at a time by one person, is pointed out once it was approved, and to others too', async () => {
    const caseId = await declaredBy(own, 'trainingCourse', CERTIFICATE);
    const again = await uploadedForm(own, 'trainingCourse', { more: { ...CERTIFICATE, certificateNumber: ' sl-2026-0815 ', title: '另一个写法' } });
    const busy = await declareHours(own, 'trainingCourse', again);
    expect([busy.status, busy.json.code]).toEqual([409, 'subject-busy']);
    const colleague = await api.signedIn(await people.employee(place.unit), 'professional');
    expect(await preview(colleague, await uploadedForm(colleague, 'trainingCourse', { more: CERTIFICATE }))).toMatchObject({ result: 'warning', params: { count: 1 } });
    const department = await api.signedIn(place.department);
    for (const [browser, expectedRevision] of [[unit, 2], [department, 3]] as const) {
      expect((await decideHoursOf(browser, caseId, { verb: 'approve', expectedRevision })).status).toBe(200);
    }
    expect(await preview(own, again)).toMatchObject({ result: 'failed', params: { count: 1 } });
    expect((await declareHours(own, 'trainingCourse', again)).status).toBe(201);
  });
});

describe('a unit that declares for its people', () => {
  it('does so for its own alone', async () => {
    const form = await uploadedForm(unit, 'other');
    const stranger = await people.employee((await people.place()).unit);
    for (const personId of [stranger.personId, null]) {
      const { status, json } = await unit.post('/api/cases', { flowId: 'creditHourReview', subject: 'other', as: 'organization', personId, form, commitment: true });
      expect([status, json.errors]).toEqual([422, [expect.objectContaining({ field: 'form.personId', code: 'personUnknown' })]]);
    }
    const { status, json } = await declareHours(unit, 'other', form, { as: 'organization', personId: person.personId });
    expect([status, json.status]).toEqual([201, 'reviewing']);
    expect(await declaration(json.caseId)).toMatchObject({ personId: person.personId, declared: 20 });
  });

  it('needs the right, and whoever declares for himself a unit', async () => {
    const clerk = await api.signedIn(await api.colleague(place.unit, 'registration-clerk'), 'employer');
    const body = { flowId: 'creditHourReview', subject: 'other', as: 'organization', personId: person.personId, form: {}, commitment: true };
    expect((await clerk.post('/api/cases', body)).json.code).toBe('forbidden');
    expect((await api.browser().post('/api/cases', body)).status).toBe(401);
    const nowhere = await declareHours(clerk, 'other', hourFormExample('other'));
    expect([nowhere.status, nowhere.json.code]).toEqual([409, 'not-employed']);
  });
});
