import { beforeAll, describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { CaseModel } from '../../models/case.ts';
import { queryRows } from '../../models/database.ts';
import { moveEmployment } from '../../models/stores/employments.ts';
import { computeCompletions } from '../../models/stores/hour-completion.ts';
import { listHourEntries } from '../../models/stores/hour-entries.ts';
import { addHourRuleSet } from '../../models/stores/hour-rule-sets.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { revokeHours } from '../../models/stores/revoke-hours.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import { DEFAULT_HOUR_RULES } from '../../workflows/shared/hours/rules.ts';
import { useDatabase } from '../setup/database.ts';
import { decideHours, declare, HOURS_AT, makeFiles, makeOffice, makeProfessional, type Office, type Professional, selfStudy } from '../support/hours.ts';
import { makeAdministrator } from '../support/organizations.ts';

const { sequelize } = useDatabase();
const keys = generateKeys();
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };
const activities = createActivities(deps);
let department: Office;
let employer: Office;

beforeAll(async () => {
  department = await makeOffice(deps, 'department');
  employer = await makeOffice(deps, 'employer', department.id);
});

/** Declares self-study and opens the case; gives its id. */
async function declared(person: Professional, more: object = {}, by: { accountId: string; organizationId?: string } = person): Promise<string> {
  const [plan = '', assessment = ''] = await makeFiles(deps, `account:${by.accountId}`, 2);
  const submitted = await declare(deps, {
    studyForm: 'selfStudy', accountId: by.accountId, organizationId: by.organizationId ?? null, personId: by.organizationId === undefined ? null : person.personId,
    form: { ...selfStudy(more), studyPlan: [plan], assessmentResult: [assessment] },
  });
  if (submitted.status !== 'submitted') throw new Error(JSON.stringify(submitted));
  await activities.openCase({ caseId: submitted.found.id, at: HOURS_AT });
  return submitted.found.id;
}

const decide = (input: Parameters<typeof decideHours>[2]) => decideHours(deps, activities, input);
const standing = async (caseId: string) => {
  const { status, step, chain, rulesVersion } = await CaseModel.findByPk(caseId, { rejectOnEmpty: true });
  return { status, step, chain, rulesVersion };
};
async function completionOf(personId: string) {
  const computed = await computeCompletions(sequelize, { year: 2026, of: { personIds: [personId] } }).next();
  return computed.done === true ? null : computed.value[0]?.completion;
}

describe('declared hours', () => {
  it('go through unit and department, and stand in the ledger once both have approved', async () => {
    const person = await makeProfessional(deps, employer.id);
    const caseId = await declared(person);
    expect(await standing(caseId)).toEqual({ status: 'reviewing', step: 'unit', chain: ['unit', 'department'], rulesVersion: 'SD-DEFAULT' });
    expect(await decide({ caseId, by: employer.reviewer })).toMatchObject({ status: 'applied', row: { step: 'department' } });
    expect(await listHourEntries(sequelize, { personId: person.personId, year: 2026 })).toEqual([]);
    expect(await decide({ caseId, by: department.reviewer })).toMatchObject({ status: 'applied', row: { outcome: 'approved' } });
    expect(await listHourEntries(sequelize, { personId: person.personId, year: 2026 })).toMatchObject([{ caseId, hours: 12, source: 'recognition', isReversed: false }]);
    expect(await completionOf(person.personId)).toMatchObject({ subjects: { professional: { counted: 12, missing: 48 }, public: { missing: 30 } }, isComplete: false });
  });

  it('are recognized with fewer, for a reason, and never with more than the level before', async () => {
    const person = await makeProfessional(deps, employer.id);
    const caseId = await declared(person);
    expect(await decide({ caseId, by: employer.reviewer, recognizedHours: 13 })).toMatchObject({ status: 'invalid', reason: 'hours-invalid' });
    expect(await decide({ caseId, by: employer.reviewer, recognizedHours: 8 })).toMatchObject({ status: 'invalid', reason: 'reason-required' });
    expect(await decide({ caseId, by: employer.reviewer, recognizedHours: 8, reason: '按材料载明的学时核减' })).toMatchObject({ status: 'applied' });
    expect(await decide({ caseId, by: department.reviewer, recognizedHours: 9, reason: '恢复申报的学时数' })).toMatchObject({ status: 'invalid', reason: 'hours-invalid' });
    expect(await decide({ caseId, by: department.reviewer })).toMatchObject({ status: 'applied', row: { outcome: 'approved' } });
    expect(await listHourEntries(sequelize, { personId: person.personId, year: 2026 })).toMatchObject([{ hours: 8 }]);
  });

  it('of the own staff of a department are reviewed by it alone, never by whom they are about', async () => {
    const staff = await makeProfessional(deps, department.id);
    const reviewsHimself = await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId: department.id, idNumber: (await idNumberOf(staff)) });
    const other = await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId: department.id });
    const caseId = await declared(staff, {}, { accountId: department.reviewer.accountId, organizationId: department.id });
    expect(await standing(caseId)).toMatchObject({ step: 'direct', chain: ['direct'] });
    expect(await decide({ caseId, by: reviewsHimself })).toMatchObject({ status: 'forbidden', reason: 'own-submission' });
    expect(await decide({ caseId, by: department.reviewer })).toMatchObject({ status: 'forbidden', reason: 'own-submission' });
    expect(await decide({ caseId, by: other })).toMatchObject({ status: 'applied', row: { outcome: 'approved' } });
  });

  it('are refused for people of other units, closed years, and dates outside the year', async () => {
    const person = await makeProfessional(deps, employer.id);
    const { id: strange, reviewer } = await makeOffice(deps, 'employer', department.id);
    const by = { accountId: reviewer.accountId, organizationId: strange };
    await expect(declared(person, {}, by)).rejects.toThrow('personUnknown');
    await expect(declared(person, { year: 2010, startsOn: '2010-03-01', endsOn: '2010-03-02' })).rejects.toThrow('yearClosed');
    await expect(declared(person, { startsOn: '2025-12-30' })).rejects.toThrow('outsideYear');
  });

  it('keep the rules under which they were declared', async () => {
    const { id: superior } = await makeOffice(deps, 'department');
    const { id: unitId, reviewer } = await makeOffice(deps, 'employer', superior);
    await queryRows(sequelize, "UPDATE organizations SET division_code = '370200' WHERE id IN (:ids) RETURNING id", { ids: [superior, unitId] });
    const person = await makeProfessional(deps, unitId);
    const before = await declared(person, { title: '规则变化之前' });
    const rules = { ...DEFAULT_HOUR_RULES, reviewChains: { ...DEFAULT_HOUR_RULES.reviewChains, employer: ['unit' as const] } };
    await addHourRuleSet(sequelize, { divisionCode: '370200', year: 2026, expectedVersion: 0, effectiveFrom: '2026-11-01', rules, accountId: reviewer.accountId, at: HOURS_AT });
    const after = await declared(person, { title: '规则变化之后', planNumber: '2026-自学-02' });
    expect([await standing(before), await standing(after)]).toMatchObject([
      { rulesVersion: 'SD-DEFAULT', chain: ['unit', 'department'] }, { rulesVersion: '370200-2026-1', chain: ['unit'] },
    ]);
    expect(await decide({ caseId: after, by: reviewer })).toMatchObject({ row: { outcome: 'approved' } });
    expect(await decide({ caseId: before, by: reviewer })).toMatchObject({ row: { step: 'department' } });
  });
});

describe('the cap of a year', () => {
  it('stops the second of two recognitions that pass it together, at the same moment too', async () => {
    const person = await makeProfessional(deps, employer.id);
    const cases = await Promise.all([declared(person, { title: '自学一', planNumber: '2026-自学-11' }), declared(person, { title: '自学二', planNumber: '2026-自学-12' })]);
    for (const caseId of cases) await decide({ caseId, by: employer.reviewer });
    const results = await Promise.all(cases.map((caseId) => decide({ caseId, by: department.reviewer })));
    expect(results.map(({ status }) => status).toSorted()).toEqual(['applied', 'invalid']);
    expect(results.find(({ status }) => status === 'invalid')).toMatchObject({ reason: 'hours-over-cap', row: { step: 'department' } });
    const blocked = cases[results.findIndex(({ status }) => status === 'invalid')] ?? '';
    expect(await decide({ caseId: blocked, by: department.reviewer, recognizedHours: 8, reason: '已达到年度上限，按剩余学时认定' })).toMatchObject({ row: { outcome: 'approved' } });
    expect(await completionOf(person.personId)).toMatchObject({ subjects: { professional: { counted: 20, overCap: 0 } } });
  });
});

describe('recognized hours', () => {
  it('are taken back by a reversing entry, after a transfer too, and once', async () => {
    const person = await makeProfessional(deps, employer.id);
    const caseId = await declared(person);
    for (const { reviewer: by } of [employer, department]) await decide({ caseId, by });
    const next = await makeOffice(deps, 'employer');
    await sequelize.transaction((transaction) => moveEmployment(sequelize, { personIndex: person.personIndex, fromId: employer.id, toId: next.id, at: HOURS_AT }, transaction));
    const actor = { accountId: department.reviewer.accountId, membershipId: department.reviewer.membershipId, organizationId: department.id };
    const revoke = () => revokeHours(deps, { caseId, reason: '经核查材料不实', actor, at: HOURS_AT });
    expect(await Promise.all([revoke(), revoke()])).toEqual(['revoked', 'revoked']);
    expect((await listHourEntries(sequelize, { personId: person.personId, year: 2026 })).map(({ hours }) => hours).toSorted()).toEqual([-12, 12]);
    expect(await completionOf(person.personId)).toMatchObject({ total: { counted: 0 } });
    expect(await revokeHours(deps, { caseId: await declared(await makeProfessional(deps, employer.id)), reason: '经核查材料不实', actor, at: HOURS_AT })).toBe('not-recognized');
  });
});

describe('everything that was declared', () => {
  it('leaves nothing that can never be', async () => {
    expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
  });
});

async function idNumberOf({ personId }: Professional): Promise<string> {
  const [row] = await queryRows<{ sealed: string }>(sequelize, 'SELECT id_number_sealed AS sealed FROM persons WHERE id = :personId', { personId });
  return deps.sealing.unseal(row?.sealed ?? '', 'persons.id_number');
}
