import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { createActivities } from '../../activities/index.ts';
import { CaseEventModel } from '../../models/case-event.ts';
import type { CaseModel } from '../../models/case.ts';
import { queryRows } from '../../models/database.ts';
import { DecisionModel } from '../../models/decision.ts';
import { findActor } from '../../models/stores/actor.ts';
import { expectedHash } from '../../models/stores/append-event.ts';
import { claimTask } from '../../models/stores/claim-task.ts';
import { listTimeline } from '../../models/stores/case-view.ts';
import { listReviewers } from '../../models/stores/case-readers.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { listMessages } from '../../models/stores/messages.ts';
import { ID_NUMBER } from '../../models/stores/people.ts';
import { cancelSubstitute, holdSubstitute, nameSubstitute, type NamingMember, type SubstituteInput } from '../../models/stores/substitutes.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import type { TransitionResult } from '../../workflows/shared/command.ts';
import { addDays, dayOf, endOfDay } from '../../workflows/shared/time.ts';
import { useDatabase } from '../setup/database.ts';
import { makeBatchOf, readReceipts, runBatch } from '../support/batches.ts';
import { makeCase } from '../support/cases.ts';
import { makeCommand } from '../support/commands.ts';
import { waitUntil } from '../support/installation.ts';
import { makeAdministrator, makeOrganization, type TestAdministrator } from '../support/organizations.ts';

const { sequelize } = useDatabase();
const keys = generateKeys();
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };
const activities = createActivities(deps);
const AT = new Date().toISOString();
const TODAY = dayOf(AT);
const KIND = 'registrationReview.employer';

interface Office {
  /** May decide, and is away. */
  readonly absent: TestAdministrator;
  /** May decide nothing by roles of his own. */
  readonly substitute: TestAdministrator;
  readonly organizationId: string;
}

async function office(substituteRole = 'registration-clerk'): Promise<Office> {
  const { id: organizationId } = await makeOrganization(sequelize, { kind: 'department' });
  const person = (roleCode: string, name: string) => makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId, roleCode, name });
  return { organizationId, absent: await person('reviewer', '李明'), substitute: await person(substituteRole, '王芳') };
}

const asNaming = ({ accountId, membershipId, organizationId }: TestAdministrator): NamingMember =>
  ({ accountId, membershipId, organizationId, requestId: uuidv7(), address: '127.0.0.1' });

const name = ({ absent, substitute }: Office, more: Partial<SubstituteInput> = {}) => nameSubstitute(deps, {
  by: asNaming(absent), substituteMembershipId: substitute.membershipId, from: TODAY, until: addDays(TODAY, 5), kinds: null, reason: null, at: AT, ...more,
});

async function named(where: Office, more: Partial<SubstituteInput> = {}): Promise<string> {
  const result = await name(where, more);
  if (result.status !== 'named') throw new Error(result.status);
  return result.id;
}

async function openedCase({ organizationId }: Pick<Office, 'organizationId'>, submitter?: TestAdministrator): Promise<CaseModel> {
  return makeCase(sequelize, {
    superiorId: organizationId, openedAt: AT,
    ...(submitter === undefined ? {} : { submitterPersonIndex: deps.sealing.blindIndex(submitter.idNumber, ID_NUMBER) }),
  });
}

async function decide(found: CaseModel, by: TestAdministrator, { verb = 'return', membershipId, at = AT }: { verb?: 'return' | 'transfer'; membershipId?: string; at?: string } = {}): Promise<TransitionResult> {
  const command = await makeCommand(deps, {
    caseId: found.id, verb, expectedRevision: found.revision, reason: '请补充材料', by, issuedAt: at, ...(membershipId === undefined ? {} : { membershipId }),
  });
  const first = await activities.transition({ command, acceptedAt: at, at });
  expect(await activities.transition({ command, acceptedAt: at, at })).toEqual(first);
  return first;
}

const namesIn = async ({ id }: CaseModel) => (await DecisionModel.findAll({ where: { caseId: id } })).map(({ membershipId, onBehalfOf }) => [membershipId, onBehalfOf]);
const APPLIED = { status: 'applied' };
const REFUSED = { status: 'forbidden', reason: 'right-missing' };

describe('whoever stands in for a colleague', () => {
  it('decides what that one may, once, and decision, event, history and messages name both', async () => {
    const here = await office();
    await named(here);
    const found = await openedCase(here);
    expect((await listReviewers(deps, found, 'reminder')).map(({ membershipId }) => membershipId).toSorted())
      .toEqual([here.absent.membershipId, here.substitute.membershipId].toSorted());
    expect(await decide(found, here.substitute)).toMatchObject(APPLIED);
    expect(await namesIn(found)).toEqual([[here.substitute.membershipId, here.absent.membershipId]]);
    const events = await CaseEventModel.findAll({ where: { caseId: found.id }, order: [['sequence', 'ASC']] });
    expect(events.map(({ edge, onBehalfOf }) => [edge, onBehalfOf])).toEqual([['submit', null], ['open', null], ['return', here.absent.membershipId]]);
    for (const [place, event] of events.entries()) expect(event.hash).toBe(expectedHash(event, events[place - 1]?.hash ?? null));
    const [last] = await listTimeline(sequelize, deps.sealing, found.id);
    expect(last).toMatchObject({ edge: 'return', actorName: '王芳', behalfName: '李明' });
    expect(await listMessages(sequelize, { accountId: here.substitute.accountId, after: null, limit: 5 }))
      .toMatchObject([{ code: 'substitute.named', caseId: null, params: { from: TODAY, until: addDays(TODAY, 5) } }]);
  });

  it('decides in his own name what he may decide himself, unless the absent one holds it', async () => {
    const here = await office('reviewer');
    await named(here);
    const free = await openedCase(here);
    expect(await decide(free, here.substitute)).toMatchObject(APPLIED);
    expect(await namesIn(free)).toEqual([[here.substitute.membershipId, null]]);
    const held = await openedCase(here);
    const actor = await findActor(sequelize, here.absent);
    if (actor === null) throw new Error('He is a member');
    await claimTask(sequelize, { caseId: held.id, actor, takesOver: false, at: AT });
    expect(await decide(held, here.substitute)).toMatchObject(APPLIED);
    expect(await namesIn(held)).toEqual([[here.substitute.membershipId, here.absent.membershipId]]);
  });

  it('claims and hands on in that name too', async () => {
    const here = await office();
    const colleague = await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId: here.organizationId });
    await named(here);
    const found = await openedCase(here);
    const actor = await findActor(sequelize, here.substitute);
    if (actor === null) throw new Error('He is a member');
    expect(await claimTask(sequelize, { caseId: found.id, actor, takesOver: false, at: AT })).toEqual({ status: 'done' });
    expect(await decide(found, here.substitute, { verb: 'transfer', membershipId: colleague.membershipId })).toMatchObject(APPLIED);
    const events = await CaseEventModel.findAll({ where: { caseId: found.id }, order: [['sequence', 'DESC']], limit: 2 });
    expect(events.map(({ edge, onBehalfOf }) => [edge, onBehalfOf])).toEqual([['transfer', here.absent.membershipId], ['claim', here.absent.membershipId]]);
  });

  it('decides a batch, each item in that name, until he is taken back', async () => {
    const here = await office();
    const id = await named(here);
    const cases = [await openedCase(here), await openedCase(here)];
    const batchId = await makeBatchOf(deps, here.substitute, cases.map((found) => found.id), { verb: 'return' });
    expect(await runBatch(deps, batchId)).toMatchObject({ counts: { applied: 2 } });
    for (const found of cases) expect(await namesIn(found)).toEqual([[here.substitute.membershipId, here.absent.membershipId]]);
    const late = await openedCase(here);
    const lateBatch = await makeBatchOf(deps, here.substitute, [late.id]);
    await cancelSubstitute(deps, { id, by: asNaming(here.absent), at: AT });
    await runBatch(deps, lateBatch);
    expect(await readReceipts(sequelize, lateBatch)).toMatchObject([{ result: 'forbidden', reasonCode: 'right-missing' }]);
  });

  it.each(['absent', 'substitute'] as const)('decides nothing that the %s one has submitted', async (who) => {
    const here = await office();
    await named(here);
    // Somebody else of the organization can decide it.
    await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId: here.organizationId });
    const found = await openedCase(here, here[who]);
    expect(await decide(found, here.substitute)).toMatchObject({ status: 'forbidden', reason: who === 'absent' ? 'right-missing' : 'own-submission' });
    expect(await namesIn(found)).toEqual([]);
  });

  it('decides what the absent one has submitted only by a right of his own', async () => {
    const here = await office('reviewer');
    await named(here);
    const found = await openedCase(here, here.absent);
    expect(await decide(found, here.substitute)).toMatchObject(APPLIED);
    expect(await namesIn(found)).toEqual([[here.substitute.membershipId, null]]);
  });

  it('hands nothing on to whoever stands in for himself', async () => {
    const here = await office();
    const third = await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId: here.organizationId, roleCode: 'registration-clerk' });
    await named(here);
    await named({ ...here, absent: here.substitute, substitute: third });
    expect(await decide(await openedCase(here), third)).toMatchObject(REFUSED);
    expect(await decide(await openedCase(here), here.substitute)).toMatchObject(APPLIED);
  });
});

describe('nobody stands in', () => {
  it.each<[string, (here: Office) => Promise<unknown>]>([
    ['before the first day', (here) => named(here, { from: addDays(TODAY, 1), until: addDays(TODAY, 2) })],
    ['for other kinds', (here) => named(here, { kinds: ['registrationReview.base', 'creditHourReview.declaration'] })],
    ['once it was taken back', async (here) => cancelSubstitute(deps, { id: await named(here), by: asNaming(here.absent), at: AT })],
    ['once the absent one is no member', async (here) => { await named(here); await disable('memberships', here.absent.membershipId); }],
    ['once his account is disabled', async (here) => { await named(here); await disable('accounts', here.absent.accountId); }],
    ['once the substitute is no member', async (here) => { await named(here); await disable('memberships', here.substitute.membershipId); }],
    ['once the absent one may not decide any more', async (here) => {
      await named(here);
      await queryRows(sequelize, 'DELETE FROM membership_roles WHERE membership_id = :membershipId', { ...here.absent });
    }],
  ])('%s', async (_when, prepare) => {
    const here = await office();
    const found = await openedCase(here);
    await prepare(here);
    expect(await decide(found, here.substitute)).toMatchObject(REFUSED);
    expect(await namesIn(found)).toEqual([]);
  });

  it('from midnight in Asia/Shanghai after the last day on, and until then he does', async () => {
    const here = await office();
    await named(here, { until: TODAY });
    const found = await openedCase(here);
    const midnight = endOfDay(TODAY);
    expect(await decide(found, here.substitute, { at: midnight })).toMatchObject(REFUSED);
    expect(await decide(found, here.substitute, { at: new Date(Date.parse(midnight) - 1).toISOString() })).toMatchObject(APPLIED);
  });

  it('in another organization of the same people', async () => {
    const [here, there] = [await office(), await office()];
    await named(here);
    expect(await decide(await openedCase(there), here.substitute)).toMatchObject(REFUSED);
  });
});

describe('naming somebody', () => {
  it('gives no kind of tasks twice for a day, at the same moment neither; other kinds and other days it does', async () => {
    const here = await office();
    const results = await Promise.all([name(here, { kinds: [KIND] }), name(here, { kinds: [KIND, 'registrationReview.base'] })]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['named', 'overlapping']);
    expect(await name(here)).toEqual({ status: 'overlapping' });
    expect(await name(here, { kinds: ['creditHourReview.declaration'] })).toMatchObject({ status: 'named' });
    expect(await name(here, { from: addDays(TODAY, 5), until: addDays(TODAY, 9), kinds: [KIND] })).toEqual({ status: 'overlapping' });
    expect(await name(here, { from: addDays(TODAY, 6), until: addDays(TODAY, 9) })).toMatchObject({ status: 'named' });
  });

  it('takes active colleagues only', async () => {
    const [here, there] = [await office(), await office()];
    expect(await name(here, { substituteMembershipId: there.substitute.membershipId })).toEqual({ status: 'unknown' });
    expect(await name(here, { substituteMembershipId: here.absent.membershipId })).toEqual({ status: 'unknown' });
    await disable('memberships', here.substitute.membershipId);
    expect(await name(here)).toEqual({ status: 'unknown' });
  });

  it('is taken back once, by whoever has named, and the substitute is told once', async () => {
    const here = await office();
    const id = await named(here);
    expect(await cancelSubstitute(deps, { id, by: asNaming(here.substitute), at: AT })).toBe(false);
    expect(await cancelSubstitute(deps, { id, by: asNaming(here.absent), at: AT })).toBe(true);
    expect(await cancelSubstitute(deps, { id, by: asNaming(here.absent), at: AT })).toBe(true);
    const messages = await listMessages(sequelize, { accountId: here.substitute.accountId, after: null, limit: 5 });
    expect(messages.map(({ code }) => code).toSorted()).toEqual(['substitute.cancelled', 'substitute.named']);
  });
});

describe('a substitute who is taken back while he decides', () => {
  it('has decided before, in that name, or decides nothing; and nothing from then on', async () => {
    const delays = fc.tuple(fc.nat(8), fc.nat(8));
    await fc.assert(fc.asyncProperty(delays, async ([first, second]) => {
      const here = await office();
      const id = await named(here);
      const [found, later] = [await openedCase(here), await openedCase(here)];
      const [isCancelled, answer] = await Promise.all([
        sleep(first).then(async () => cancelSubstitute(deps, { id, by: asNaming(here.absent), at: AT })),
        sleep(second).then(async () => decide(found, here.substitute)),
      ]);
      expect(isCancelled).toBe(true);
      const isDecided = answer.status === 'applied';
      expect(answer).toMatchObject(isDecided ? { row: { status: 'returned' } } : { ...REFUSED, row: { status: 'reviewing' } });
      expect(await namesIn(found)).toEqual(isDecided ? [[here.substitute.membershipId, here.absent.membershipId]] : []);
      expect(await decide(later, here.substitute)).toMatchObject(REFUSED);
      const codes = (await listMessages(sequelize, { accountId: here.substitute.accountId, after: null, limit: 5 })).map(({ code }) => code);
      expect(codes.filter((code) => code === 'substitute.cancelled')).toHaveLength(1);
    }), { numRuns: 12, endOnFailure: true });
    expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
  });

  it('is taken back only once a decision that has begun is written', async () => {
    const here = await office();
    const id = await named(here);
    const found = await openedCase(here);
    const waiting = await sequelize.transaction(async (transaction) => {
      expect(await holdSubstitute(sequelize, id, transaction)).toBe(true);
      const cancelling = cancelSubstitute(deps, { id, by: asNaming(here.absent), at: AT });
      // What is held is no longer waited for once this ends, so the promise leaves in a box.
      await waitUntil('the cancelling waits for the row', 20_000, async () => (await queryRows(
        sequelize, "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")).length > 0);
      expect(await decide(found, here.substitute)).toMatchObject(APPLIED);
      return { cancelling };
    });
    expect(await waiting.cancelling).toBe(true);
    expect(await namesIn(found)).toEqual([[here.substitute.membershipId, here.absent.membershipId]]);
    expect(await sequelize.transaction((transaction) => holdSubstitute(sequelize, id, transaction))).toBe(false);
  });
});

it('leaves nothing behind that can never be', async () => {
  expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
  const here = await office();
  const id = await named(here);
  const found = await openedCase(here);
  expect(await decide(found, here.substitute)).toMatchObject(APPLIED);
  await queryRows(sequelize, "UPDATE substitutes SET kinds = '{registrationReview.base}' WHERE id = :id RETURNING id", { id });
  const decision = await DecisionModel.findOne({ where: { caseId: found.id }, rejectOnEmpty: true });
  expect(await findViolations(sequelize, { quiet: false }))
    .toEqual([{ invariant: 'I20 a decision for somebody else was made by his substitute of that day, for a kind that was given to him', subject: decision.id }]);
});

async function disable(table: 'memberships' | 'accounts', id: string): Promise<void> {
  await queryRows(sequelize, `UPDATE ${table} SET status = 'disabled' WHERE id = :id RETURNING id`, { id });
}
