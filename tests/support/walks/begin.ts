import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { createActivities } from '../../../activities/index.ts';
import { CaseSubmissionModel } from '../../../models/case-submission.ts';
import { queryRows } from '../../../models/database.ts';
import { createAttachment } from '../../../models/stores/attachments.ts';
import { findAppealable } from '../../../models/stores/appeals.ts';
import { submitAppeal } from '../../../models/stores/submit-appeal.ts';
import { submitForm, type SubmittedForm } from '../../../models/stores/submit-form.ts';
import { submitRegistration } from '../../../models/stores/submit-registration.ts';
import type { FlowId } from '../../../workflows/flows/index.ts';
import type { RegistrationSubject } from '../../../workflows/flows/registration-review/definition.ts';
import { registrationForms } from '../../../workflows/flows/registration-review/form.ts';
import { addDays, dayOf } from '../../../workflows/shared/time.ts';
import { decideHours, declare, HOURS_AT, type HoursDeps, makeFiles, makeOffice, makeProfessional, type Office, type Professional, selfStudy } from '../hours.ts';
import { nextIdNumber } from '../registration-form.ts';
import { factsOf, knowFiles, subjectForm } from '../subject-forms.ts';
import { classForm, closingForm, planForm, summaryForm } from '../training-forms.ts';

/** A case that was submitted, and what else is needed to walk it through its picture. */
export interface Beginning {
  readonly caseId: string;
  /** As it was sent; it is sent again when the case is mended. */
  readonly form: object;
  /** Gives the record that it changes another revision. */
  readonly touch?: () => Promise<void>;
}

export interface BeginDeps extends HoursDeps {
  readonly activities: ReturnType<typeof createActivities>;
}

type Begin = (deps: BeginDeps) => Promise<Beginning>;

/** Submits a case of every picture, each with organizations and people of its own. */
export const beginnings: Readonly<Record<string, Begin>> = {
  'registrationReview.department': (deps) => register(deps, 'department', null),
  'registrationReview.employer': async (deps) => register(deps, 'employer', (await makeOffice(deps, 'department')).id),
  'registrationReview.base': async (deps) => register(deps, 'base', (await makeOffice(deps, 'department')).id),
  'registrationReview.professional': async (deps) => register(deps, 'professional', (await makeUnit(deps)).id),
  async 'changeReview.title'(deps) {
    const unit = await makeUnit(deps);
    const person = await makeProfessional(deps, unit.id);
    const first = await submit(deps, person.accountId, { flowId: 'changeReview', subject: 'title', form: TITLE });
    await deps.activities.openCase({ caseId: first.caseId, at: HOURS_AT });
    await decideHours(deps, deps.activities, { caseId: first.caseId, by: unit.reviewer });
    const [{ id: recordId } = { id: '' }] = await queryRows<{ id: string }>(
      deps.sequelize, 'SELECT id FROM profile_records WHERE person_id = :personId', { personId: person.personId });
    const form = { ...TITLE, titleName: '高级工程师', levelCode: '412' };
    return {
      ...await submit(deps, person.accountId, { flowId: 'changeReview', subject: 'title', form, recordId }), touch: () => touch(deps, 'profile_records', recordId),
    };
  },
  async 'changeReview.identity'(deps) {
    const person = await makeProfessional(deps, (await makeUnit(deps)).id);
    const idNumber = nextIdNumber();
    const form = { personName: '孙莉', idType: 'resident-id', idNumber, ...factsOf(idNumber), reason: '姓名更正' };
    return { ...await submit(deps, person.accountId, { flowId: 'changeReview', subject: 'identity', form }), touch: () => touch(deps, 'persons', person.personId) };
  },
  async 'changeReview.organization'(deps) {
    const unit = await makeUnit(deps);
    const [{ creditCode } = { creditCode: '' }] = await queryRows<{ creditCode: string }>(
      deps.sequelize, 'SELECT credit_code AS "creditCode" FROM organizations WHERE id = :id', { id: unit.id });
    const form = { name: `更名单位${creditCode.slice(-6)}`, creditCode, nature: null, reason: '更名' };
    return {
      ...await submitFor(deps, unit, { flowId: 'changeReview', subject: 'organization', form }), touch: () => touch(deps, 'organizations', unit.id),
    };
  },
  async 'superiorChange.organization'(deps) {
    const own = await makeOffice(deps, 'department', (await makeOffice(deps, 'department')).id);
    const { id: successorId } = await makeOffice(deps, 'department');
    return submitFor(deps, own, { flowId: 'superiorChange', subject: 'organization', form: { successorId, reason: '机构调整' } });
  },
  async 'personnelTransfer.person'(deps) {
    const { accountId, personId } = await makeProfessional(deps, (await makeUnit(deps)).id);
    const { id: successorId } = await makeUnit(deps);
    const form = { personId, divisionCode: '370102', successorId, transferOn: '2026-12-01', reasonCode: 'transferred' };
    return submit(deps, accountId, { flowId: 'personnelTransfer', subject: 'person', form });
  },
  'trainingPlanReview.annualPlan': async (deps) => train(deps, 'annualPlan', planForm(2027)),
  'trainingPlanReview.trainingClass': async (deps) => train(deps, 'trainingClass', pastClass()),
  async 'trainingPlanReview.classClosing'(deps) {
    const { base, department } = await makeBase(deps);
    const { caseId } = await submitFor(deps, base, { flowId: 'trainingPlanReview', subject: 'trainingClass', form: pastClass() });
    await deps.activities.openCase({ caseId, at: HOURS_AT });
    await decideHours(deps, deps.activities, { caseId, by: department.reviewer });
    const [{ id } = { id: '' }] = await queryRows<{ id: string }>(deps.sequelize, 'SELECT id FROM training_classes WHERE case_id = :caseId', { caseId });
    const form = closingForm(id, [{ idNumber: nextIdNumber(), personName: '李丽', result: 'passed', hours: 8 }]);
    return submitFor(deps, base, { flowId: 'trainingPlanReview', subject: 'classClosing', form });
  },
  'trainingPlanReview.annualSummary': async (deps) => train(deps, 'annualSummary', summaryForm(2026)),
  'creditHourReview.unit-department': async (deps) => declareSelfStudy(deps, await makeProfessional(deps, (await makeUnit(deps)).id)),
  'creditHourReview.direct': async (deps) => declareSelfStudy(deps, await makeProfessional(deps, (await makeOffice(deps, 'department')).id)),
  async 'creditHourReview.appeal'(deps) {
    const unit = await makeUnit(deps);
    const { accountId, ...person } = await makeProfessional(deps, unit.id);
    const { caseId } = await declareSelfStudy(deps, { accountId, ...person });
    await deps.activities.openCase({ caseId, at: HOURS_AT });
    await decideHours(deps, deps.activities, { caseId, by: unit.reviewer, verb: 'reject', reason: '材料与规定不符' });
    const appealed = await findAppealable(deps.sequelize, { caseId, at: HOURS_AT });
    if (appealed === null) throw new RangeError(`Case ${caseId} knows no appeals`);
    const result = await submitAppeal(deps, { appealed, reason: '材料符合规定', accountId, owner: `account:${accountId}`, at: HOURS_AT, alsoWrite });
    // An appeal has files of its own, the same as those of the case that was rejected.
    const { form } = await CaseSubmissionModel.findOne({ where: { caseId: idOf(result) }, rejectOnEmpty: true });
    return { caseId: idOf(result), form };
  },
};

const TITLE = {
  seriesCode: '05', levelCode: '420', titleName: '工程师', route: null, obtainedOn: '2019-12-20', postGrade: null, firstAppointedOn: null, appointedFrom: null,
  appointedUntil: null, reason: '新取得',
};

const alsoWrite = (): Promise<void> => Promise.resolve();

/** A class that has ended, whenever this runs. */
function pastClass(): object {
  const today = dayOf(new Date().toISOString());
  return classForm(addDays(today, -3), addDays(today, -1));
}

async function makeUnit(deps: BeginDeps): Promise<Office> {
  return makeOffice(deps, 'employer', (await makeOffice(deps, 'department')).id);
}

async function makeBase(deps: BeginDeps): Promise<{ department: Office; base: Office }> {
  const department = await makeOffice(deps, 'department');
  return { department, base: await makeOffice(deps, 'base', department.id) };
}

async function train(deps: BeginDeps, subject: string, form: object): Promise<Beginning> {
  return submitFor(deps, (await makeBase(deps)).base, { flowId: 'trainingPlanReview', subject, form });
}

async function register(deps: BeginDeps, subject: RegistrationSubject, superiorId: string | null): Promise<Beginning> {
  const form = registrationForms[subject].parse(subjectForm(subject, superiorId));
  const owner = `visitor:${randomUUID()}`;
  await knowFiles(deps.sealing, { ...form }, owner);
  const result = await submitRegistration(deps, { subject, form, passwordHash: 'unused', submitterAccountId: null, owner, at: HOURS_AT, alsoWrite });
  return { caseId: idOf(result), form };
}

async function declareSelfStudy(deps: BeginDeps, { accountId }: Professional): Promise<Beginning> {
  const [plan = '', assessment = ''] = await makeFiles(deps, `account:${accountId}`, 2);
  const form = { ...selfStudy(), studyPlan: [plan], assessmentResult: [assessment] };
  return { caseId: idOf(await declare(deps, { studyForm: 'selfStudy', accountId, form })), form };
}

/** What somebody who works in a unit submits for himself. */
export async function ofEmployee(deps: BeginDeps, flowId: FlowId, form: object): Promise<Beginning> {
  return submit(deps, (await makeProfessional(deps, (await makeUnit(deps)).id)).accountId, { flowId, subject: 'person', form });
}

/** What a unit submits for itself. */
export async function ofUnit(deps: BeginDeps, flowId: FlowId, form: object): Promise<Beginning> {
  return submitFor(deps, await makeUnit(deps), { flowId, subject: 'organization', form });
}

interface Question {
  readonly flowId: FlowId;
  readonly subject: string;
  readonly form: object;
  readonly organizationId?: string;
  readonly recordId?: string;
}

const submitFor = (deps: BeginDeps, { id, reviewer }: Office, question: Question): Promise<Beginning> =>
  submit(deps, reviewer.accountId, { ...question, organizationId: id });

/** Submits a form with its proof. */
async function submit(deps: BeginDeps, accountId: string, { form: unproved, organizationId, ...question }: Question): Promise<Beginning> {
  const [owner, proof] = [`account:${accountId}`, uuidv7()];
  await createAttachment(deps.sealing, { id: proof, name: '证明.pdf', mediaType: 'application/pdf', size: 100, sha256: 'a'.repeat(64), owner, at: HOURS_AT });
  const form = { ...unproved, proof: [proof] };
  const result = await submitForm(deps, {
    ...question, form, organizationId: organizationId ?? null, submitterAccountId: accountId, owner, at: HOURS_AT, alsoWrite,
  });
  return { caseId: idOf(result), form };
}

function idOf(result: SubmittedForm): string {
  if (result.status !== 'submitted') throw new Error(`The form is ${JSON.stringify(result)}`);
  return result.found.id;
}

async function touch({ sequelize }: BeginDeps, table: 'profile_records' | 'persons' | 'organizations', id: string): Promise<void> {
  await queryRows(sequelize, `UPDATE ${table} SET revision = revision + 1 WHERE id = :id RETURNING id`, { id });
}
