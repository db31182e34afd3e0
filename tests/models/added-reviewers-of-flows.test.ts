import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { moveEmployment } from '../../models/stores/employments.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { listHourEntries } from '../../models/stores/hour-entries.ts';
import { rerouteCases } from '../../models/stores/reroute-cases.ts';
import { revokeHours } from '../../models/stores/revoke-hours.ts';
import { moveCounters } from '../../models/stores/task-counters.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import { useDatabase } from '../setup/database.ts';
import { ADDING_AT, createAdding } from '../support/adding.ts';
import { declare, makeFiles, makeOffice, makeProfessional, selfStudy } from '../support/hours.ts';
import type { TestAdministrator } from '../support/organizations.ts';
import { submitWithProof } from '../support/submit-with-proof.ts';

const { sequelize } = useDatabase();
const keys = generateKeys();
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };
const { activities, act, ask, approve, office, openTasks, unit, waitsFor } = createAdding(deps);
let upper: TestAdministrator;
let other: TestAdministrator;

beforeAll(async () => {
  upper = await office('department');
  other = await office();
});

afterEach(async () => { expect(await findViolations(sequelize, { quiet: false })).toEqual([]); });

describe('a step with two sides', () => {
  it('asks for each side by itself, and what the other side saw stays good', async () => {
    const [old, next] = [await office(), await office()];
    const applicant = await office('department', old.organizationId);
    const caseId = await submitWithProof(deps, {
      flowId: 'superiorChange', subject: 'organization', organizationId: applicant.organizationId, by: applicant, at: ADDING_AT,
      form: { successorId: next.organizationId, reason: '机构调整' },
    });
    await activities.openCase({ caseId, at: ADDING_AT });
    expect(await ask(caseId, 'before', old, unit(next))).toMatchObject({ status: 'invalid', reason: 'reviewer-not-offered' });
    expect(await ask(caseId, 'before', old, unit(applicant))).toMatchObject({ status: 'invalid', reason: 'reviewer-not-offered' });
    await ask(caseId, 'before', old, unit(other));
    expect((await openTasks(caseId)).map(({ side }) => side)).toEqual(['added:1', 'new']);
    expect(await approve(caseId, next, 2)).toMatchObject({ status: 'applied', row: { status: 'reviewing' } });
    await approve(caseId, other);
    expect(await openTasks(caseId)).toEqual([waitsFor('old', old)]);
    expect(await approve(caseId, old)).toMatchObject({ status: 'applied', row: { outcome: 'approved' } });
  });
});

describe('a step that recognizes hours', () => {
  async function declared() {
    const employer = await makeOffice(deps, 'employer', upper.organizationId);
    const person = await makeProfessional(deps, employer.id);
    const [plan = '', assessment = ''] = await makeFiles(deps, `account:${person.accountId}`, 2);
    const submitted = await declare(deps, {
      studyForm: 'selfStudy', accountId: person.accountId, form: { ...selfStudy(), studyPlan: [plan], assessmentResult: [assessment] },
    });
    if (submitted.status !== 'submitted') throw new Error(submitted.status);
    await activities.openCase({ caseId: submitted.found.id, at: ADDING_AT });
    return { caseId: submitted.found.id, employer, person };
  }

  it('lets an added reviewer recognize fewer, and nobody more after him', async () => {
    const { caseId, employer: { reviewer }, person } = await declared();
    expect(await ask(caseId, 'before', reviewer, unit(other))).toMatchObject({ status: 'applied' });
    expect(await act({ caseId, verb: 'approve', by: other, recognizedHours: 8, reason: '按课程表核定' })).toMatchObject({ status: 'applied' });
    expect(await act({ caseId, verb: 'approve', by: reviewer, recognizedHours: 9 })).toMatchObject({ status: 'invalid', reason: 'hours-invalid' });
    expect(await act({ caseId, verb: 'approve', by: reviewer })).toMatchObject({ status: 'applied', row: { step: 'department' } });
    // Another step: nobody has a part in it yet.
    expect(await ask(caseId, 'after', upper, unit(other))).toMatchObject({ status: 'applied' });
    expect(await approve(caseId, upper)).toMatchObject({ status: 'applied', row: { status: 'reviewing' } });
    expect(await listHourEntries(sequelize, { personId: person.personId, year: 2026 })).toEqual([]);
    expect(await act({ caseId, verb: 'approve', by: other, recognizedHours: 7, reason: '按课程表核定' })).toMatchObject({ row: { outcome: 'approved' } });
    expect(await listHourEntries(sequelize, { personId: person.personId, year: 2026 })).toMatchObject([{ hours: 7 }]);
    const actor = { accountId: upper.accountId, membershipId: upper.membershipId, organizationId: upper.organizationId };
    expect(await revokeHours(deps, { caseId, reason: '经核查材料不实', actor, at: ADDING_AT })).toBe('revoked');
  });

  it.each(['before', 'after'] as const)('goes to the new unit of a person who is transferred, which decides afresh, with one asked %s', async (place) => {
    const { caseId, employer, person: { personIndex } } = await declared();
    const next = await makeOffice(deps, 'employer', upper.organizationId);
    await ask(caseId, place, employer.reviewer, unit(other));
    const transferred = { personIndex, fromId: employer.id, toId: next.id, at: ADDING_AT };
    await sequelize.transaction(async (transaction) => {
      await moveEmployment(sequelize, transferred, transaction);
      await moveCounters(sequelize, await rerouteCases(sequelize, { ...transferred, exceptCaseId: uuidv7() }, transaction), transaction);
    });
    expect(await openTasks(caseId)).toEqual([waitsFor('only', next.reviewer)]);
    expect(await approve(caseId, next.reviewer)).toMatchObject({ status: 'applied', row: { step: 'department' } });
  });
});
