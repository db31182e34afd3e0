import { beforeAll, describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { CaseEventModel } from '../../models/case-event.ts';
import { CaseModel } from '../../models/case.ts';
import { queryRows } from '../../models/database.ts';
import { DecisionModel } from '../../models/decision.ts';
import { expectedHash } from '../../models/stores/append-event.ts';
import { findAnswerOfEnded } from '../../models/stores/late-command.ts';
import { ID_NUMBER } from '../../models/stores/people.ts';
import { readStanding } from '../../models/stores/standing.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import type { CaseCommand } from '../../workflows/shared/command.ts';
import { useDatabase } from '../setup/database.ts';
import { makeCase } from '../support/cases.ts';
import { makeCommand } from '../support/commands.ts';
import { makeAdministrator, makeOrganization, type TestAdministrator } from '../support/organizations.ts';

const { sequelize } = useDatabase();
const keys = generateKeys();
const sealing = createSealing(keys);
const assertions = createAssertions(keys.assertion);
const deps = { sequelize, sealing, assertions };
const activities = createActivities(deps);
const AT = '2026-11-03T02:00:00.000Z';
let reviewer: TestAdministrator;

beforeAll(async () => {
  const { id: organizationId } = await makeOrganization(sequelize, { kind: 'department' });
  reviewer = await makeAdministrator({ sequelize, sealing, passwordHash: 'unused' }, { organizationId });
});

async function openedCase(submitterIdNumber?: string): Promise<CaseModel> {
  const found = await makeCase(sequelize, {
    superiorId: reviewer.organizationId,
    ...(submitterIdNumber === undefined ? {} : { submitterPersonIndex: sealing.blindIndex(submitterIdNumber, ID_NUMBER) }),
  });
  await activities.openCase({ caseId: found.id, at: AT });
  return found;
}

const commandFor = (
  caseId: string, body: { verb: 'approve' | 'reject' | 'transfer'; expectedRevision: number; reason?: string; membershipId?: string }, by = reviewer, issuedAt = AT,
): Promise<CaseCommand> => makeCommand(deps, { ...body, caseId, by, issuedAt });

const transition = (command: CaseCommand) => activities.transition({ command, acceptedAt: AT, at: AT });
const openCount = async () => (await readStanding(sequelize, reviewer)).counters[0]?.count ?? 0;
const REJECTION = { verb: 'reject', expectedRevision: 2, reason: '材料与证照不一致' } as const;

describe('opening a case', () => {
  it('twice opens it once', async () => {
    const before = await openCount();
    const found = await openedCase();
    const again = await activities.openCase({ caseId: found.id, at: AT });
    expect(again).toMatchObject({ status: 'reviewing', step: 'review', revision: 2 });
    expect(await openCount()).toBe(before + 1);
  });
});

describe('a transition', () => {
  it('that runs twice answers the same and changes nothing the second time', async () => {
    const found = await openedCase();
    const before = await openCount();
    const command = await commandFor(found.id, REJECTION);
    await queryRows(sequelize, "INSERT INTO registration_credentials (case_id, password_hash) VALUES (:id, 'hash')", { id: found.id });
    const first = await transition(command);
    const second = await transition(command);
    expect(first).toMatchObject({ status: 'applied', row: { outcome: 'rejected', revision: 3 } });
    expect(second).toEqual(first);
    expect(await DecisionModel.count({ where: { caseId: found.id } })).toBe(1);
    expect(await openCount()).toBe(before - 1);
    const outbox = await queryRows(sequelize, "SELECT payload ->> 'message' AS message FROM outbox WHERE topic = 'notifyApplicant' AND payload ->> 'caseId' = :id ORDER BY id", { id: found.id });
    expect(outbox).toEqual([{ message: 'received' }, { message: 'rejected' }]);
  });

  it('leaves a chain of events whose hashes can be computed again', async () => {
    const found = await openedCase();
    await queryRows(sequelize, "INSERT INTO registration_credentials (case_id, password_hash) VALUES (:id, 'hash')", { id: found.id });
    await transition(await commandFor(found.id, REJECTION));
    const events = await CaseEventModel.findAll({ where: { caseId: found.id }, order: [['sequence', 'ASC']] });
    expect(events.map(({ edge }) => edge)).toEqual(['submit', 'open', 'reject']);
    let previousHash: string | null = null;
    for (const event of events) {
      expect(expectedHash(event, previousHash)).toBe(event.hash);
      previousHash = event.hash;
    }
    const { lastEventHash } = await CaseModel.findByPk(found.id, { rejectOnEmpty: true });
    expect(lastEventHash).toBe(previousHash);
  });

  it.each([
    ['a revision of before the step', { expectedRevision: 1 }, { status: 'stale', eventId: null }],
    ['a rejection without a reason', { reason: ' a ' }, { status: 'invalid', reason: 'reason-required' }],
  ])('refuses %s', async (_what, more, expected) => {
    const found = await openedCase();
    expect(await transition(await commandFor(found.id, { ...REJECTION, ...more }))).toMatchObject(expected);
    expect(await DecisionModel.count({ where: { caseId: found.id } })).toBe(0);
  });

  it('refuses an assertion that is too old, altered, or of another case', async () => {
    const found = await openedCase();
    const old = await commandFor(found.id, REJECTION, reviewer, '2026-11-03T01:54:00.000Z');
    expect(await transition(old)).toMatchObject({ status: 'forbidden', reason: 'assertion-expired' });
    const good = await commandFor(found.id, REJECTION);
    expect(await transition({ ...good, verb: 'approve' })).toMatchObject({ status: 'forbidden', reason: 'assertion-invalid' });
    const other = await openedCase();
    expect(await transition({ ...good, caseId: other.id })).toMatchObject({ status: 'forbidden', reason: 'assertion-invalid' });
  });

  it('refuses a person his own submission, and finds another reviewer where there is one', async () => {
    const colleague = await makeAdministrator({ sequelize, sealing, passwordHash: 'unused' }, { organizationId: reviewer.organizationId });
    const found = await openedCase(reviewer.idNumber);
    expect(await transition(await commandFor(found.id, REJECTION))).toMatchObject({ status: 'forbidden', reason: 'own-submission' });
    await queryRows(sequelize, "INSERT INTO registration_credentials (case_id, password_hash) VALUES (:id, 'hash')", { id: found.id });
    expect(await transition(await commandFor(found.id, REJECTION, colleague))).toMatchObject({ status: 'applied' });
  });

  it('refuses someone whose right was withdrawn a moment ago', async () => {
    const colleague = await makeAdministrator({ sequelize, sealing, passwordHash: 'unused' }, { organizationId: reviewer.organizationId });
    const found = await openedCase();
    const command = await commandFor(found.id, REJECTION, colleague);
    await queryRows(sequelize, 'DELETE FROM membership_roles WHERE membership_id = :membershipId', { ...colleague });
    expect(await transition(command)).toMatchObject({ status: 'forbidden', reason: 'right-missing' });
  });
});

describe('handing a task to a colleague', () => {
  it('twice under one request hands it on once, and the case waits on', async () => {
    const colleague = await makeAdministrator({ sequelize, sealing, passwordHash: 'unused' }, { organizationId: reviewer.organizationId });
    const found = await openedCase();
    const command = await commandFor(found.id, { verb: 'transfer', expectedRevision: 2, membershipId: colleague.membershipId });
    const [first, second] = [await transition(command), await transition(command)];
    expect([first.status, second]).toEqual(['applied', { ...first }]);
    expect(first.row).toMatchObject({ status: 'reviewing', revision: 3, stepRevision: 2 });
    const events = await CaseEventModel.findAll({ where: { caseId: found.id }, order: [['sequence', 'ASC']] });
    expect(events.map(({ edge, targetMembershipId }) => [edge, targetMembershipId])).toEqual([['submit', null], ['open', null], ['transfer', colleague.membershipId]]);
    for (const [place, event] of events.entries()) expect(event.hash).toBe(expectedHash(event, events[place - 1]?.hash ?? null));
    expect(await transition(await commandFor(found.id, REJECTION))).toMatchObject({ status: 'applied' });
  });
});

describe('a command whose workflow has ended before it could answer', () => {
  it('is applied when its own request has ended the case, and late otherwise', async () => {
    const { id: caseId } = await openedCase();
    const command = await commandFor(caseId, REJECTION);
    const result = await transition(command);
    const late = { caseId, verb: 'reject', expectedRevision: 2, accountId: reviewer.accountId } as const;
    expect(result.status).toBe('applied');
    const eventId = Reflect.get(result, 'eventId');
    expect(await findAnswerOfEnded({ ...late, requestId: command.requestId })).toEqual({ status: 'applied', eventId });
    const { requestId } = await commandFor(caseId, REJECTION);
    expect(await findAnswerOfEnded({ ...late, requestId })).toEqual({ status: 'already_applied', eventId });
    expect(await findAnswerOfEnded({ ...late, requestId, accountId: null })).toEqual({ status: 'stale', eventId });
  });
});
