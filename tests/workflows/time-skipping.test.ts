import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { queryRows } from '../../models/database.ts';
import { findDueAt } from '../../models/stores/due-date.ts';
import { signIn } from '../../models/stores/sign-in.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createPasswords } from '../../platform/passwords.ts';
import { createSealing } from '../../platform/sealing.ts';
import { RESYNC_SIGNAL, startOptionsOf, STATE_QUERY } from '../../workflows/kit/messages.ts';
import type { Activities, OpenCaseInput } from '../../workflows/kit/ports.ts';
import type { CaseRow } from '../../workflows/shared/case-state.ts';
import type { CaseCommand } from '../../workflows/shared/command.ts';
import { useDatabase } from '../setup/database.ts';
import { createStubActivities, stubCommand } from '../setup/stub-activities.ts';
import { useTimeSkipping } from '../setup/time-skipping.ts';
import { makeCommand } from '../support/commands.ts';
import { waitUntil } from '../support/installation.ts';
import { makeAdministrator, makeOrganization } from '../support/organizations.ts';
import { PASSWORD } from '../support/registration-form.ts';
import { openReview, sendToReview, submitEmployer } from '../support/reviews.ts';

const server = useTimeSkipping();
const { sequelize } = useDatabase();
const keys = generateKeys();
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion), passwords: createPasswords() };

describe('a review that waits for a month', () => {
  it('is still open, and can be decided', async () => {
    const caseId = randomUUID();
    await server.withWorker(createStubActivities(caseId), async () => {
      const { workflowType, workflowId, taskQueue, input } = startOptionsOf({
        caseId, caseNumber: 'RG-20261123-0000001-0', flowId: 'registrationReview', subject: 'employer',
        definitionVersion: 1, rulesVersion: '2026-1', divisionCode: '370102', round: 1,
      }, { taskQueue: server.taskQueue, publicUrl: 'http://127.0.0.1' });
      const handle = await server.client().workflow.start(workflowType, { workflowId, taskQueue, args: [input] });
      await server.sleep('30 days');
      expect((await handle.describe()).status.name).toBe('RUNNING');
      await handle.executeUpdate('reject', { args: [stubCommand(caseId, { verb: 'reject' })] });
      expect(await handle.result()).toMatchObject({ outcome: 'rejected' });
    });
  });
});

describe('a case that nobody up to the province can decide', () => {
  /** Starts one that has been waiting since `receivedAt`; says at which instants of the workflow it was asked who can decide it. */
  function waiting(receivedAt: string) {
    const caseId = randomUUID();
    const stub = createStubActivities(caseId, { row: { receivedAt } });
    const asked: string[] = [];
    const somebody = { can: false };
    const openCase: Activities['openCase'] = async (input) => {
      asked.push(input.at);
      return somebody.can ? stub.openCase(input) : stub.readCase(input);
    };
    const start = async () => {
      const { workflowType, workflowId, taskQueue, input } = startOptionsOf({
        caseId, caseNumber: 'RG-20261123-0000001-0', flowId: 'registrationReview', subject: 'employer',
        definitionVersion: 1, rulesVersion: '2026-1', divisionCode: '370102', round: 1,
      }, { taskQueue: server.taskQueue, publicUrl: 'http://127.0.0.1' });
      return server.client().workflow.start(workflowType, { workflowId, taskQueue, args: [input] });
    };
    return { caseId, activities: { ...stub, openCase }, asked, somebody, start };
  }

  /** The waits between instants, in quarters of an hour: what a worker takes for each asking adds up. */
  const quartersBetween = (instants: readonly string[]): number[] =>
    instants.slice(1).map((at, place) => Math.round((Date.parse(at) - Date.parse(instants[place] ?? '')) / 900_000));

  it('asks again who can, each time after as long as it has waited, at most a day, and opens by itself', async () => {
    const { caseId, activities, asked, somebody, start } = waiting(await server.now());
    await server.withWorker(activities, async () => {
      const handle = await start();
      await server.sleep('5 days');
      expect(quartersBetween(asked)).toEqual([1, 1, 2, 4, 8, 16, 32, 64, 96, 96, 96]);
      expect(await handle.query(STATE_QUERY)).toMatchObject({ status: 'received' });
      expect((await handle.describe()).historyLength).toBeLessThan(100);
      somebody.can = true;
      await server.sleep('1 day');
      expect(await handle.query(STATE_QUERY)).toMatchObject({ status: 'reviewing', step: 'review' });
      await handle.executeUpdate('approve', { args: [stubCommand(caseId)] });
      expect(await handle.result()).toMatchObject({ outcome: 'approved' });
    });
  });

  it('that is taken up from its row goes on as it would have, and asks at once when it is told to read its row', async () => {
    const threeHoursAgo = new Date(Date.parse(await server.now()) - 3 * 3_600_000).toISOString();
    const { caseId, activities, asked, somebody, start } = waiting(threeHoursAgo);
    await server.withWorker(activities, async () => {
      const handle = await start();
      await server.sleep('10 hours');
      expect(quartersBetween(asked)).toEqual([12, 24]);
      somebody.can = true;
      await handle.signal(RESYNC_SIGNAL);
      await waitUntil('it asks', 20_000, async () => asked.length === 4);
      expect(await handle.query(STATE_QUERY)).toMatchObject({ status: 'reviewing', step: 'review' });
      await handle.executeUpdate('approve', { args: [stubCommand(caseId)] });
      expect(await handle.result()).toMatchObject({ outcome: 'approved' });
    });
  });

  it('asks every quarter of an hour where its row is one of an older release', async () => {
    const { activities, asked, start } = waiting(await server.now());
    const older = async (input: OpenCaseInput): Promise<CaseRow> => {
      const { receivedAt: _unknown, ...row } = await activities.openCase(input);
      return row;
    };
    await server.withWorker({ ...activities, openCase: older }, async () => {
      const handle = await start();
      await server.sleep('70 minutes');
      expect(quartersBetween(asked)).toEqual([1, 1, 1, 1]);
      await handle.terminate('end of the test');
    });
  });
});

/** Every instant that the last transition of the only case has written, by its place. */
async function instantsOfDecision(): Promise<Record<string, string>> {
  const rows = await queryRows<{ place: string; at: Date }>(sequelize, `
    SELECT 'decision' AS place, decided_at AS at FROM decisions
    UNION ALL SELECT 'case', closed_at FROM cases
    UNION ALL SELECT 'task', closed_at FROM tasks
    UNION ALL SELECT 'event', max(at) FROM case_events
    UNION ALL SELECT 'outbox', max(created_at) FROM outbox
    UNION ALL SELECT 'organization', created_at FROM organizations WHERE kind = 'employer'
    UNION ALL SELECT 'membership', created_at FROM memberships WHERE is_super_administrator
    UNION ALL SELECT 'account', max(created_at) FROM accounts
    UNION ALL SELECT 'password', max(password_changed_at) FROM accounts
    UNION ALL SELECT 'person', max(created_at) FROM persons`);
  return Object.fromEntries(rows.map(({ place, at }) => [place, at.toISOString()]));
}

describe('the registration of an employer over a real database', () => {
  it('waits for weeks, past its deadline, and takes effect at the instant of its approval', async () => {
    const { id: organizationId } = await makeOrganization(sequelize, { kind: 'department' });
    const reviewer = await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId });
    await server.withWorker(createActivities(deps), async () => {
      const submittedAt = await server.now();
      const passwordHash = await deps.passwords.hash(PASSWORD);
      const { caseId, form } = await submitEmployer(deps, { superiorId: organizationId, at: submittedAt, passwordHash });
      const { workflowId, row } = await openReview({ client: server.client(), taskQueue: server.taskQueue }, caseId);
      const decide = (command: CaseCommand) => sendToReview(server.client(), command);
      const commandOf = (issuedAt: string) => makeCommand(deps, { caseId, verb: 'approve', expectedRevision: 2, by: reviewer, issuedAt });
      const openedAt = row.openedAt ?? '';
      expect(openedAt >= submittedAt && openedAt <= await server.now()).toBe(true);
      const dueAt = await findDueAt(sequelize, { from: openedAt, dueWorkingDays: 10, divisionCode: '370102' });
      expect(row).toMatchObject({ status: 'reviewing', step: 'review', revision: 2, dueAt });
      const signedTooEarly = await commandOf(openedAt);

      await server.sleep('30 days');
      const before = await server.now();
      expect(before > dueAt).toBe(true);
      expect(await queryRows(sequelize, 'SELECT state, opened_at AS at FROM tasks')).toEqual([{ state: 'open', at: new Date(openedAt) }]);
      expect(await decide(signedTooEarly)).toMatchObject({ status: 'forbidden', reason: 'assertion-expired' });
      expect(await decide(await commandOf(await server.now()))).toMatchObject({ status: 'applied' });
      expect(await server.client().workflow.getHandle(workflowId).result()).toEqual({ caseId, outcome: 'approved', revision: 6 });

      const edges = await queryRows<{ edge: string }>(sequelize, 'SELECT edge FROM case_events ORDER BY sequence');
      expect(edges.map(({ edge }) => edge)).toEqual(['submit', 'open', 'remind', 'remind', 'overdue', 'approve']);
      const instants = await instantsOfDecision();
      const { decision = '' } = instants;
      expect(decision >= before && decision <= await server.now()).toBe(true);
      expect(instants).toEqual(Object.fromEntries(Object.keys(instants).map((place) => [place, decision])));
      const signedIn = await signIn(deps, { userType: 'employer', idNumber: form.idNumber, password: PASSWORD, address: '192.0.2.1' });
      expect(signedIn).toMatchObject({ status: 'signed-in' });
    });
  });
});
