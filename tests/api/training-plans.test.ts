import { describe, expect, it } from '@jest/globals';
import { CaseModel } from '../../models/case.ts';
import { ClassMemberModel } from '../../models/class-member.ts';
import { queryRows } from '../../models/database.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { TrainingClassModel } from '../../models/training-class.ts';
import { TrainingPlanModel } from '../../models/training-plan.ts';
import { TrainingSummaryModel } from '../../models/training-summary.ts';
import { addDays, dayOf } from '../../workflows/shared/time.ts';
import { useApi } from '../support/api.ts';
import { withUploads } from '../support/attachments.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { nextIdNumber } from '../support/registration-form.ts';
import { classForm, closingForm, PLAN_ITEM, planForm, summaryForm } from '../support/training-forms.ts';

const api = useApi({ worker: true });
const TODAY = dayOf(new Date().toISOString());
const SOON = addDays(TODAY, 40);
const YEAR = Number(SOON.slice(0, 4));

/** A base below a department, each with somebody signed in. */
async function setUp() {
  const department = await api.organization('department');
  const base = await api.organization('base', { superiorId: department.organizationId });
  return { base, trainer: await api.signedIn(base, 'base'), reviewer: await api.signedIn(department) };
}

type Setting = Awaited<ReturnType<typeof setUp>>;

async function submit(trainer: BrowserSession, subject: string, form: object) {
  const { license: proof } = await withUploads(trainer, {});
  return trainer.post('/api/cases', { flowId: 'trainingPlanReview', subject, as: 'organization', commitment: true, form: { ...form, proof } });
}

const decide = (reviewer: BrowserSession, caseId: string, verb = 'approve', expectedRevision = 2) =>
  reviewer.post(`/api/cases/${caseId}/decisions`, { verb, expectedRevision, ...(verb === 'approve' ? {} : { reason: '请补充课程安排' }) });

/** Submits a form and lets the department approve it; the id of the case. */
async function approved({ trainer, reviewer }: Setting, subject: string, form: object): Promise<string> {
  const { status, json } = await submit(trainer, subject, form);
  expect([status, json.status]).toEqual([201, 'reviewing']);
  expect((await decide(reviewer, json.caseId)).status).toBe(200);
  return json.caseId;
}

const plansOf = async ({ trainer }: Setting) => (await trainer.get('/api/training-plans')).json.items;
const classesOf = async ({ trainer }: Setting) => (await trainer.get('/api/training-classes')).json.items;
const noViolations = async () => { expect(await findViolations(api.deps.sequelize, { quiet: false })).toEqual([]); };

async function endedClass(setting: Setting, more: object = {}): Promise<string> {
  const caseId = await approved(setting, 'trainingClass', classForm(addDays(TODAY, -3), addDays(TODAY, -1), more));
  return (await TrainingClassModel.findOne({ where: { caseId }, rejectOnEmpty: true })).id;
}

describe('an annual plan', () => {
  it('becomes the next version of that of its year, which is valid until then; one is open at a time', async () => {
    const setting = await setUp();
    await approved(setting, 'annualPlan', planForm(YEAR));
    expect(await plansOf(setting)).toEqual([expect.objectContaining({
      year: YEAR, version: 1, openCaseId: null, items: [expect.objectContaining({ name: PLAN_ITEM.name, hours: 36, sessions: 2, capacity: 50, declared: 0 })],
    })]);
    const { json: amendment } = await submit(setting.trainer, 'annualPlan', planForm(YEAR, { items: [PLAN_ITEM, { ...PLAN_ITEM, name: '教育信息化培训' }] }));
    expect(await plansOf(setting)).toEqual([expect.objectContaining({ version: 1, openCaseId: amendment.caseId })]);
    expect(await submit(setting.trainer, 'annualPlan', planForm(YEAR))).toMatchObject({ status: 409, json: { code: 'subject-busy' } });
    expect((await decide(setting.reviewer, amendment.caseId)).status).toBe(200);
    expect(await plansOf(setting)).toEqual([expect.objectContaining({ version: 2, openCaseId: null })]);
    expect(await TrainingPlanModel.count({ where: { organizationId: setting.base.organizationId, status: 'superseded' } })).toBe(1);
    await noViolations();
  });

  it('is read by its reviewer with the names of its codes, and mended with its rows whole', async () => {
    const setting = await setUp();
    const { json: { caseId } } = await submit(setting.trainer, 'annualPlan', planForm(YEAR));
    const { json } = await setting.reviewer.get(`/api/cases/${caseId}`);
    expect(json.form.items).toEqual([expect.objectContaining({ ...PLAN_ITEM, place: null })]);
    expect(json.labels).toMatchObject({ 'items.0.learningSubject': '专业科目', 'items.0.level': '中级' });
    expect((await decide(setting.reviewer, caseId, 'return')).status).toBe(200);
    const { json: own } = await setting.trainer.get(`/api/my-cases/${caseId}`);
    const { proof } = own.values;
    const form = { ...planForm(YEAR, { items: [{ ...PLAN_ITEM, capacity: 60 }] }), proof };
    expect((await setting.trainer.post(`/api/my-cases/${caseId}/resubmission`, { form, expectedRevision: 3 })).status).toBe(200);
    const { json: mended } = await setting.reviewer.get(`/api/cases/${caseId}`);
    expect(mended.changes).toEqual({ items: [expect.objectContaining({ capacity: 50 })] });
    expect(mended.changeLabels).toMatchObject({ 'items.0.learningSubject': '专业科目' });
  });

  it('names what is wrong with a cell, and belongs to who holds classes', async () => {
    const setting = await setUp();
    const wrong = await submit(setting.trainer, 'annualPlan', planForm(YEAR, { items: [{ ...PLAN_ITEM, startMonth: 13 }] }));
    expect([wrong.status, wrong.json.errors]).toEqual([422, [expect.objectContaining({ field: 'form.items.0.startMonth', code: 'tooLarge' })]]);
    const department = await api.signedIn(await api.organization('department'));
    expect(await submit(department, 'annualPlan', planForm(YEAR))).toMatchObject({ status: 422, json: { code: 'reviewer-missing' } });
  });
});

describe('a class', () => {
  it('is of a course of the valid plan of its year, is counted there, and is called off only before it begins', async () => {
    const setting = await setUp();
    await approved(setting, 'annualPlan', planForm(YEAR));
    const [{ items: [item] }] = await plansOf(setting);
    const form = classForm(SOON, SOON, { planItemId: item.id, name: '数学骨干一班' });
    await approved(setting, 'trainingClass', form);
    const [declared] = await classesOf(setting);
    expect(declared).toMatchObject({ number: expect.stringMatching(/^TC-\d{8}-\d{7}-\d$/), state: 'upcoming', planItemId: item.id, members: 0 });
    expect((await plansOf(setting))[0].items[0].declared).toBe(1);
    const preview = await setting.trainer.post('/api/cases/preview', {
      flowId: 'trainingPlanReview', subject: 'trainingClass', as: 'organization', form: { ...form, capacity: 80, proof: (await withUploads(setting.trainer, {})).license },
    });
    expect(preview.json.checks).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'classCapacity', result: 'failed', params: { value: 80, limit: 50 } })]));
    const cancel = (who: BrowserSession) => who.post(`/api/training-classes/${declared.id}/cancel`, { reason: '报名人数不足' });
    expect((await cancel((await setUp()).trainer)).status).toBe(404);
    expect((await cancel(setting.trainer)).status).toBe(204);
    expect(await cancel(setting.trainer)).toMatchObject({ status: 409, json: { code: 'class-unavailable' } });
    expect((await setting.trainer.get(`/api/training-classes/${declared.id}`)).json).toMatchObject({ state: 'cancelled' });
    expect((await plansOf(setting))[0].items[0].declared).toBe(0);
    const [audit] = await queryRows<{ action: string }>(api.deps.sequelize, 'SELECT action FROM audit_entries WHERE subject_id = :id', { id: declared.id });
    expect(audit?.action).toBe('trainingClass.cancelled');
  });

  it('is refused for a course of another year or organization', async () => {
    const [setting, other] = [await setUp(), await setUp()];
    await approved(other, 'annualPlan', planForm(YEAR));
    const [{ items: [item] }] = await plansOf(other);
    const { status, json } = await submit(setting.trainer, 'trainingClass', classForm(SOON, SOON, { planItemId: item.id }));
    expect([status, json.errors]).toEqual([422, [expect.objectContaining({ field: 'form.planItemId', code: 'planItemUnknown' })]]);
  });
});

describe('the closing of a class', () => {
  it('writes its roster: known people by their number, each once, masked for who reads it', async () => {
    const setting = await setUp();
    const known = await api.colleague(await api.organization('employer'));
    const stranger = nextIdNumber();
    const classId = await endedClass(setting);
    const member = { idNumber: known.idNumber, personName: '周强', result: 'passed', hours: 8 };
    const roster = [member, { ...member, hours: 4 }, { idNumber: stranger, personName: '李丽', unit: '某公司', result: 'failed', hours: 0 }];
    const { json } = await submit(setting.trainer, 'classClosing', closingForm(classId, roster));
    const { json: read } = await setting.reviewer.get(`/api/cases/${json.caseId}`);
    expect(JSON.stringify(read)).not.toContain(stranger);
    expect(read.checks.map(({ name, result }: { name: string; result: string }) => `${name} ${result}`)).toEqual([
      'rosterDuplicates failed', 'rosterCapacity passed', 'rosterHours passed', 'rosterKnown warning', 'rosterUnits passed', 'closingTime passed',
    ]);
    expect((await decide(setting.reviewer, json.caseId)).status).toBe(200);
    const found = await CaseModel.findByPk(json.caseId, { rejectOnEmpty: true });
    const closed = await TrainingClassModel.findByPk(classId, { rejectOnEmpty: true });
    expect([found.relation, found.relatedCaseId]).toEqual(['closing', closed.caseId]);
    expect([closed.status, closed.closingCaseId]).toEqual(['closed', json.caseId]);
    const members = await ClassMemberModel.findAll({ where: { classId }, order: ['place'] });
    expect(members.map(({ place, personId, result, hours, unit }) => [place, personId !== null, result, Number(hours), unit])).toEqual([
      [1, true, 'passed', 8, null], [3, false, 'failed', 0, '某公司'],
    ]);
    await noViolations();
  });

  it('waits for the end of the class, and is not approved for one that was called off meanwhile', async () => {
    const setting = await setUp();
    const roster = [{ idNumber: nextIdNumber(), personName: '李丽', result: 'passed', hours: 8 }];
    await approved(setting, 'trainingClass', classForm(SOON, SOON));
    const [upcoming] = await classesOf(setting);
    expect(await submit(setting.trainer, 'classClosing', closingForm(upcoming.id, roster))).toMatchObject({
      status: 422, json: { errors: [expect.objectContaining({ field: 'form.classId', code: 'classNotEnded' })] },
    });
    const classId = await endedClass(setting);
    const { json: { caseId } } = await submit(setting.trainer, 'classClosing', closingForm(classId, roster));
    await TrainingClassModel.update({ status: 'cancelled', cancelledAt: new Date() }, { where: { id: classId } });
    expect(await decide(setting.reviewer, caseId)).toMatchObject({ status: 409, json: { code: 'class-unavailable' } });
    expect(await ClassMemberModel.count({ where: { classId } })).toBe(0);
  });
});

describe('the summary of a year', () => {
  it('has the numbers of the platform, and is filed once', async () => {
    const setting = await setUp();
    const year = Number(addDays(TODAY, -3).slice(0, 4));
    await approved(setting, 'annualPlan', planForm(Number(TODAY.slice(0, 4))));
    const classId = await endedClass(setting);
    await approved(setting, 'classClosing', closingForm(classId, [{ idNumber: nextIdNumber(), personName: '李丽', result: 'excellent', hours: 7.5 }]));
    await approved(setting, 'annualSummary', summaryForm(year));
    const summary = await TrainingSummaryModel.findOne({ where: { organizationId: setting.base.organizationId, year }, rejectOnEmpty: true });
    expect(summary.figures).toMatchObject({ classes: 1, closedClasses: 1, people: 1, passedPeople: 1, publicHours: 7.5, professionalHours: 0 });
    expect(await submit(setting.trainer, 'annualSummary', summaryForm(year))).toMatchObject({
      status: 422, json: { errors: [expect.objectContaining({ field: 'form.year', code: 'yearSummed' })] },
    });
    await noViolations();
  });
});
