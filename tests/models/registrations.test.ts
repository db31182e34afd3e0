import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { CaseModel } from '../../models/case.ts';
import { queryRows } from '../../models/database.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { submitRegistration } from '../../models/stores/submit-registration.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import type { RegistrationSubject } from '../../workflows/flows/registration-review/definition.ts';
import { registrationForms } from '../../workflows/flows/registration-review/form.ts';
import { addDays, dayOf } from '../../workflows/shared/time.ts';
import { useDatabase } from '../setup/database.ts';
import { makeCommand } from '../support/commands.ts';
import { makeAdministrator, makeOrganization, type TestAdministrator } from '../support/organizations.ts';
import { knowFiles, subjectForm } from '../support/subject-forms.ts';

const { sequelize } = useDatabase();
const keys = generateKeys();
const sealing = createSealing(keys);
const assertions = createAssertions(keys.assertion);
const deps = { sequelize, sealing, assertions };
const activities = createActivities(deps);
const AT = new Date().toISOString();
const TODAY = dayOf(AT);
const offices: Record<string, TestAdministrator> = {};

beforeAll(async () => {
  const make = async (name: string, more: Omit<Parameters<typeof makeOrganization>[1], 'name'>): Promise<void> => {
    const { id: organizationId } = await makeOrganization(sequelize, { ...more, name });
    offices[name] = await makeAdministrator({ sequelize, sealing, passwordHash: 'unused' }, { organizationId });
  };
  await make('province', { kind: 'hrss', divisionCode: '370000' });
  await make('city', { kind: 'hrss', divisionCode: '370100' });
  await make('county', { kind: 'hrss', divisionCode: '370102' });
  await make('city department', { kind: 'department', divisionCode: '370100' });
  await make('department', { kind: 'department', superiorId: idOf('city department') });
  await make('unit', { kind: 'employer', superiorId: idOf('department') });
});

function idOf(name: string): string {
  return offices[name]?.organizationId ?? '';
}

async function submitted(subject: RegistrationSubject, superiorId: string | null, more: object = {}): Promise<string> {
  const form = registrationForms[subject].parse(subjectForm(subject, superiorId, { ...more }));
  const owner = `visitor:${randomUUID()}`;
  await knowFiles(sealing, { ...form }, owner);
  const result = await submitRegistration(deps, {
    subject, form, passwordHash: 'unused', submitterAccountId: null, owner, at: AT, alsoWrite: async () => undefined,
  });
  if (result.status !== 'submitted') throw new Error(result.status);
  await activities.openCase({ caseId: result.found.id, at: AT });
  return result.found.id;
}

async function decide(caseId: string, by: TestAdministrator, body: { verb: 'approve' | 'return' | 'reject'; reason?: string }, at = AT) {
  const { revision } = await CaseModel.findByPk(caseId, { rejectOnEmpty: true });
  const command = await makeCommand(deps, { caseId, by, expectedRevision: revision, issuedAt: at, ...body });
  return { command, result: await activities.transition({ command, acceptedAt: at, at }) };
}

async function reviewerOf(caseId: string): Promise<string> {
  const [row] = await queryRows<{ name: string }>(sequelize, `
    SELECT o.name FROM tasks t JOIN organizations o ON o.id = t.reviewer_org_id WHERE t.case_id = :caseId AND t.state = 'open'`, { caseId });
  return row?.name ?? '';
}

describe('a registration that nobody answers', () => {
  it.each<[RegistrationSubject, string, readonly string[]]>([
    ['department', 'city department', ['county', 'city', 'province']],
    ['employer', 'department', ['department', 'city department', 'county', 'city', 'province']],
    ['base', 'department', ['department', 'city department', 'county', 'city', 'province']],
    ['professional', 'unit', ['unit', 'department', 'city department', 'county', 'city', 'province']],
    ['professional', 'department', ['department', 'city department', 'county', 'city', 'province']],
  ])('of a %s that chose the %s goes up: %j', async (subject, superior, way) => {
    const caseId = await submitted(subject, idOf(superior));
    const seen = [await reviewerOf(caseId)];
    for (let last = ''; last !== seen.at(-1);) {
      last = seen.at(-1) ?? '';
      for (let escalated = false; !escalated;) {
        const { deadlines: [deadline] } = await CaseModel.findByPk(caseId, { rejectOnEmpty: true });
        if (deadline === undefined) break;
        await activities.passDeadline({ caseId, deadline, at: deadline.at });
        escalated = deadline.kind === 'escalate';
      }
      seen.push(await reviewerOf(caseId));
    }
    expect(seen).toEqual([...way, way.at(-1)]);
    expect(await CaseModel.findByPk(caseId)).toMatchObject({ status: 'reviewing', slaState: 'overdue', outcome: null });
  });

  it('of a professional in a city goes to the bureau of his unit, whatever division he looked in', async () => {
    const caseId = await submitted('professional', idOf('unit'), { divisionCode: '370000' });
    expect(await CaseModel.findByPk(caseId)).toMatchObject({ divisionCode: '370102', superiorId: idOf('unit') });
  });
});

describe('an approval after the last day of a base', () => {
  it('does not take effect, changes nothing, and can be tried again', async () => {
    const caseId = await submitted('base', idOf('department'), { validUntil: TODAY });
    const reviewer = offices.department ?? never();
    const tomorrow = `${addDays(TODAY, 1)}T02:00:00.000Z`;
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect((await decide(caseId, reviewer, { verb: 'approve' }, tomorrow)).result).toMatchObject({ status: 'invalid', reason: 'approval-expired', row: { status: 'reviewing', revision: 2 } });
    }
    expect((await decide(caseId, reviewer, { verb: 'return', reason: '请上传新的批准文件' }, tomorrow)).result.status).toBe('applied');
  });

  it('still takes effect on that day, and once, however often it runs', async () => {
    const caseId = await submitted('base', idOf('department'), { validUntil: TODAY });
    const { command, result } = await decide(caseId, offices.department ?? never(), { verb: 'approve' });
    expect(result.status).toBe('applied');
    expect(await activities.transition({ command, acceptedAt: AT, at: AT })).toEqual(result);
    const rows = await queryRows(sequelize, 'SELECT 1 AS found FROM bases b JOIN cases c ON c.subject_organization_id = b.organization_id WHERE c.id = :caseId', { caseId });
    expect(rows).toHaveLength(1);
  });
});

describe('an approved professional', () => {
  it('is employed once, however often the approval runs', async () => {
    const caseId = await submitted('professional', idOf('unit'));
    const { command, result } = await decide(caseId, offices.unit ?? never(), { verb: 'approve' });
    expect(result.status).toBe('applied');
    expect(await activities.transition({ command, acceptedAt: AT, at: AT })).toEqual(result);
    const { subjectPersonIndex } = await CaseModel.findByPk(caseId, { rejectOnEmpty: true });
    const rows = await queryRows(sequelize, `
      SELECT e.id FROM employments e JOIN persons p ON p.id = e.person_id JOIN accounts a ON a.person_id = p.id
      WHERE p.id_number_index = :subjectPersonIndex AND e.organization_id = :unitId`, { subjectPersonIndex, unitId: idOf('unit') });
    expect(rows).toHaveLength(1);
  });

  it('whose account was disabled meanwhile is not approved', async () => {
    const own = await makeAdministrator({ sequelize, sealing, passwordHash: 'unused' }, { organizationId: idOf('unit') });
    const caseId = await submitted('professional', idOf('unit'));
    const { subjectPersonIndex } = await CaseModel.findByPk(caseId, { rejectOnEmpty: true });
    await queryRows(sequelize, `
      WITH closed AS (UPDATE accounts SET status = 'disabled' WHERE id = :accountId RETURNING person_id)
      UPDATE persons SET id_number_index = :subjectPersonIndex WHERE id = (SELECT person_id FROM closed)`, { accountId: own.accountId, subjectPersonIndex });
    expect((await decide(caseId, offices.unit ?? never(), { verb: 'approve' })).result).toMatchObject({ status: 'invalid', reason: 'account-disabled' });
  });
});

it('no invariant is broken', async () => {
  expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
});

function never(): never {
  throw new Error('Everybody has been made');
}
