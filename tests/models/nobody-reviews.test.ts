import { beforeAll, describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { CaseModel } from '../../models/case.ts';
import { queryRows } from '../../models/database.ts';
import { DecisionModel } from '../../models/decision.ts';
import { listSteps, listTimeline } from '../../models/stores/case-view.ts';
import { listHourEntries } from '../../models/stores/hour-entries.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { planReview } from '../../models/stores/plan-review.ts';
import { TaskModel } from '../../models/task.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import { useDatabase } from '../setup/database.ts';
import { makeCase } from '../support/cases.ts';
import { decideHours, declare, HOURS_AT, makeFiles, makeOffice, makeProfessional, type Office, type Professional, selfStudy } from '../support/hours.ts';
import { employAccount } from '../support/employees.ts';
import { makeAdministrator, makeOrganization } from '../support/organizations.ts';

const { sequelize } = useDatabase();
const keys = generateKeys();
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };
const activities = createActivities(deps);
let province: Office;
let department: Office;
let employer: Office;

beforeAll(async () => {
  province = await makeOffice(deps, 'hrss');
  department = await makeOffice(deps, 'department');
  employer = await makeOffice(deps, 'employer', department.id);
});

/** Declares self-study and opens the case. */
async function declared(person: Professional): Promise<string> {
  const [plan = '', assessment = ''] = await makeFiles(deps, `account:${person.accountId}`, 2);
  const submitted = await declare(deps, {
    studyForm: 'selfStudy', accountId: person.accountId, personId: null, form: { ...selfStudy(), studyPlan: [plan], assessmentResult: [assessment] },
  });
  if (submitted.status !== 'submitted') throw new Error(JSON.stringify(submitted));
  await activities.openCase({ caseId: submitted.found.id, at: HOURS_AT });
  return submitted.found.id;
}

/** The only administrator of the unit, who works there and declares for himself. */
async function onlyAdministrator(): Promise<Professional> {
  const { accountId } = employer.reviewer;
  return { accountId, ...await employAccount(sequelize, { accountId, organizationId: employer.id, since: '2026-01-01T00:00:00.000Z' }) };
}

const openTasks = async (caseId: string) => (await TaskModel.findAll({ where: { caseId, state: 'open' } }))
  .map(({ step, reviewerOrgId, passedOver, escalated }) => ({ step, reviewerOrgId, passedOver, escalated }));
const decide = (caseId: string, by: Office) => decideHours(deps, activities, { caseId, by: by.reviewer });
const told = async (caseId: string) => (await queryRows<{ message: string }>(sequelize,
  "SELECT payload ->> 'message' AS message FROM outbox WHERE topic = 'notifyApplicant' AND payload ->> 'caseId' = :caseId ORDER BY id", { caseId })).map(({ message }) => message);

async function setMemberships({ id }: Office, status: 'active' | 'disabled'): Promise<void> {
  await queryRows(sequelize, 'UPDATE memberships SET status = :status WHERE organization_id = :id RETURNING id', { id, status });
}

describe('a unit that has nobody but the one who declares', () => {
  it('is passed over at once, which task, row, history and message say; its department decides once, for both steps', async () => {
    const person = await onlyAdministrator();
    const caseId = await declared(person);
    expect(await openTasks(caseId)).toEqual([{ step: 'unit', reviewerOrgId: department.id, passedOver: true, escalated: false }]);
    expect(await activities.readCase({ caseId })).toMatchObject({ step: 'unit', passedOver: true });
    expect(await told(caseId)).toEqual(['passedOver']);
    const [opened] = await listTimeline(sequelize, deps.sealing, caseId);
    expect(opened).toMatchObject({ edge: 'open', passedOver: true, coveredSteps: [] });

    expect(await decide(caseId, department)).toMatchObject({ status: 'applied', row: { outcome: 'approved', passedOver: false } });
    const decisions = await DecisionModel.findAll({ where: { caseId } });
    expect(decisions.map(({ step, coveredSteps, recognizedHours }) => [step, coveredSteps, Number(recognizedHours)])).toEqual([['unit', ['department'], 12]]);
    const [last] = await listTimeline(sequelize, deps.sealing, caseId);
    expect(last).toMatchObject({ edge: 'approve', coveredSteps: ['department'], passedOver: false });
    const steps = await listSteps(sequelize, await CaseModel.findByPk(caseId, { rejectOnEmpty: true }));
    expect(steps.map(({ name, state }) => [name, state])).toEqual([['submit', 'done'], ['unit', 'done'], ['department', 'done'], ['effect', 'done']]);
    expect(await listHourEntries(sequelize, { personId: person.personId, year: 2026 })).toHaveLength(1);
  });

  it('shows one step in the preview', async () => {
    const { submitterPersonIndex } = await CaseModel.findOne({ where: { flowId: 'creditHourReview' }, rejectOnEmpty: true });
    const planned = await planReview(sequelize, {
      at: HOURS_AT, flowId: 'creditHourReview', subject: 'selfStudy',
      reviewed: { divisionCode: '370102', superiorId: employer.id, submitterPersonIndex, subjectPersonIndex: submitterPersonIndex, chain: ['unit', 'department'] },
    });
    expect(planned.map(({ step, reviewer }) => [step, reviewer?.id])).toEqual([['unit', department.id]]);
  });
});

describe('a unit that can decide', () => {
  it('is not passed over, and its department decides its own step', async () => {
    const caseId = await declared(await makeProfessional(deps, employer.id));
    expect(await openTasks(caseId)).toEqual([{ step: 'unit', reviewerOrgId: employer.id, passedOver: false, escalated: false }]);
    expect(await told(caseId)).toEqual(['received']);
    await decide(caseId, employer);
    expect(await openTasks(caseId)).toEqual([{ step: 'department', reviewerOrgId: department.id, passedOver: false, escalated: false }]);
    await decide(caseId, department);
    expect((await DecisionModel.findAll({ where: { caseId } })).map(({ coveredSteps }) => coveredSteps)).toEqual([null, null]);
  });

  it('and does not answer leaves both steps to one decision of the department', async () => {
    const caseId = await declared(await makeProfessional(deps, employer.id));
    for (let isDone = false; !isDone;) {
      const { deadlines: [deadline] } = await CaseModel.findByPk(caseId, { rejectOnEmpty: true });
      if (deadline === undefined) throw new Error('Nothing is due');
      await activities.passDeadline({ caseId, deadline, at: deadline.at });
      isDone = deadline.kind === 'escalate';
    }
    expect(await openTasks(caseId)).toEqual([{ step: 'unit', reviewerOrgId: department.id, passedOver: false, escalated: true }]);
    expect(await decide(caseId, department)).toMatchObject({ row: { outcome: 'approved' } });
  });
});

describe('where the next level has nobody', () => {
  it('the nearest upper one is asked, and the applicant is told', async () => {
    const caseId = await declared(await makeProfessional(deps, employer.id));
    await setMemberships(department, 'disabled');
    try {
      expect(await decide(caseId, employer)).toMatchObject({ status: 'applied', row: { step: 'department', passedOver: true } });
      expect(await openTasks(caseId)).toEqual([{ step: 'department', reviewerOrgId: province.id, passedOver: true, escalated: false }]);
      expect(await told(caseId)).toEqual(['received', 'passedOver']);
    } finally {
      await setMemberships(department, 'active');
    }
  });

  it('and nobody above has, the approval is refused with the reason, and nothing is decided', async () => {
    const caseId = await declared(await makeProfessional(deps, employer.id));
    const all = [department, province];
    for (const office of all) await setMemberships(office, 'disabled');
    try {
      expect(await decide(caseId, employer)).toMatchObject({ status: 'invalid', reason: 'reviewer-missing' });
      expect(await DecisionModel.count({ where: { caseId } })).toBe(0);
    } finally {
      for (const office of all) await setMemberships(office, 'active');
    }
    expect(await decide(caseId, employer)).toMatchObject({ status: 'applied' });
  });
});

describe('a submitted case that nobody up to the province can decide', () => {
  it('stays received, says so once, and opens once somebody can', async () => {
    const found = await makeCase(sequelize, { superiorId: department.id });
    const all = [department, province];
    for (const office of all) await setMemberships(office, 'disabled');
    try {
      for (let turn = 0; turn < 2; turn += 1) {
        expect(await activities.openCase({ caseId: found.id, at: HOURS_AT })).toMatchObject({ status: 'received', step: null, revision: 2, waitingFor: [] });
      }
      expect(await told(found.id)).toEqual(['unassigned']);
    } finally {
      for (const office of all) await setMemberships(office, 'active');
    }
    expect(await activities.openCase({ caseId: found.id, at: HOURS_AT })).toMatchObject({ status: 'reviewing', step: 'review', revision: 3, passedOver: false });
    expect((await listTimeline(sequelize, deps.sealing, found.id)).map(({ edge }) => edge)).toEqual(['open', 'unassigned', 'submit']);
  });
});

describe('an administrator who comes', () => {
  const asking = async (caseId: string) => (await queryRows(sequelize,
    "SELECT id FROM outbox WHERE topic = 'resyncCase' AND done_at IS NULL AND payload ->> 'caseId' = :caseId", { caseId })).length;

  it('to an organization that is asked has what nobody could decide ask again, once; elsewhere he has not', async () => {
    const { id: bystander } = await makeOrganization(sequelize, { kind: 'department' });
    const { id: otherBureau } = await makeOrganization(sequelize, { kind: 'hrss', divisionCode: '370200' });
    const unassigned = await makeCase(sequelize, { superiorId: department.id });
    const all = [department, province];
    for (const office of all) await setMemberships(office, 'disabled');
    try {
      await activities.openCase({ caseId: unassigned.id, at: HOURS_AT });
      const notAsked = await makeCase(sequelize, { superiorId: department.id });
      for (const organizationId of [bystander, otherBureau]) await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId });
      expect(await asking(unassigned.id)).toBe(0);
      for (const organizationId of [department.id, province.id]) await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId });
      expect([await asking(unassigned.id), await asking(notAsked.id)]).toEqual([1, 0]);
      expect(await activities.openCase({ caseId: unassigned.id, at: HOURS_AT })).toMatchObject({ status: 'reviewing' });
    } finally {
      for (const office of all) await setMemberships(office, 'active');
    }
  });
});

it('leaves nothing behind that can never be', async () => {
  expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
});
