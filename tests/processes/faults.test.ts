import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Sequelize } from 'sequelize';
import { queryRows } from '../../models/database.ts';
import { administratorIndex, DEMO_PASSWORD } from '../../models/seeds/demo/logins.ts';
import { BUSY_DEPARTMENT, DEMO_ORGANIZATIONS } from '../../models/seeds/demo/organizations.ts';
import { demoPerson } from '../../models/seeds/demo/people.ts';
import type { Answer, BrowserSession } from '../support/browser-session.ts';
import { useInstallation, waitUntil } from '../support/installation.ts';
import { connectTo, expectSound as expectSoundIn, killIn } from '../support/installed.ts';
import { createLoad } from '../support/load.ts';
import { register, remoteBrowser, signedInDemo } from '../support/remote-browser.ts';

const installation = useInstallation({ command: 'tests/support/start-pausing.mjs', isPrepared: true });
const REJECTION = { verb: 'reject', reason: '材料与证照不一致' } as const;
let urls: string[] = [];
let sequelize: Sequelize;
let reviewer: BrowserSession;

async function start(): Promise<void> {
  await installation.start();
  urls = [...installation.said().matchAll(/Xueshi 学时\s+(\S+)/g)].map(([, url = '']) => url);
  sequelize = connectTo(installation);
  reviewer = await signedInDemo(() => urls[0] ?? '', BUSY_DEPARTMENT);
}

/** The next case of the inbox that no test has touched yet. */
const touched = new Set<string>();
async function nextCase(): Promise<{ caseId: string; revision: number }> {
  const { json: { items } } = await reviewer.get('/api/tasks?kind=registrationReview.employer&limit=200');
  const found = items.find(({ caseId }: { caseId: string }) => !touched.has(caseId));
  touched.add(found.caseId);
  return found;
}

function decide(who: BrowserSession, { caseId, revision }: { caseId: string; revision: number }, key: string = randomUUID()): Promise<Answer> {
  return who.post(`/api/cases/${caseId}/decisions`, { ...REJECTION, expectedRevision: revision }, { 'Idempotency-Key': key });
}

/** What became of a decision in the end: asked again under its key, as a screen does, until there is an answer. */
async function finalAnswer(
  found: { caseId: string; revision: number }, key: string, send = (under: string): Promise<Answer> => decide(reviewer, found, under),
): Promise<Answer> {
  let answer: Answer | null = null;
  await waitUntil('an answer', 120_000, async () => {
    answer = await send(key);
    expect([202, 503, 502, 500]).not.toContain(answer.status);
    return true;
  });
  if (answer === null) throw new Error('There was no answer');
  return answer;
}

const kill = (name: string): Promise<void> => killIn(installation, name);

/** Lets the worker stand still at this moment of the next transition, which `send` causes, and kills a process there. */
async function killAt(moment: 'before' | 'committed', name: string, send: () => Promise<unknown>): Promise<void> {
  const order = path.join(installation.state, `pause-${moment}`);
  writeFileSync(order, '');
  const sent = send().catch(() => null);
  await waitUntil(`the worker stands still ${moment}`, 20_000, async () => existsSync(`${order}-reached`));
  rmSync(`${order}-reached`);
  await kill(name);
  await sent;
}

const decisionsOf = (caseId: string) => queryRows(sequelize, 'SELECT verb FROM decisions WHERE case_id = :caseId', { caseId });

/** Nothing that can never be, once everything has come to rest. */
const expectSound = (): Promise<void> => expectSoundIn(installation, sequelize);

beforeAll(start, 200_000);
afterAll(() => sequelize.close());

describe('the demo', () => {
  it('holds nothing that can never be', expectSound);
});

describe('a worker killed', () => {
  it.each(['before', 'committed'] as const)('in a transition (%s) leaves one decision and the right answer', async (moment) => {
    const found = await nextCase();
    const key = randomUUID();
    await killAt(moment, 'worker', () => decide(reviewer, found, key));
    expect(await finalAnswer(found, key)).toMatchObject({ status: 200, json: { status: 'applied' } });
    expect(await decisionsOf(found.caseId)).toEqual([{ verb: 'reject' }]);
    await expectSound();
  });
});

describe('a worker killed between two sides', () => {
  it('keeps the first consent, and the second one takes effect', async () => {
    const SUPERIOR = '济南市教育局';
    const { json: { items } } = await reviewer.get('/api/tasks?kind=superiorChange.organization&limit=10');
    const found = items.find(({ subjectName }: { subjectName: string }) => subjectName === '济南市第三十职业学校');
    const consent = (who: BrowserSession, revision: number, key: string) =>
      who.post(`/api/cases/${found.caseId}/decisions`, { verb: 'approve', expectedRevision: revision }, { 'Idempotency-Key': key });
    const key = randomUUID();
    await killAt('committed', 'worker', () => consent(reviewer, found.revision, key));
    const other = remoteBrowser(() => urls[0] ?? '');
    const { idNumber } = demoPerson(administratorIndex(DEMO_ORGANIZATIONS.findIndex(({ name }) => name === SUPERIOR), 1));
    expect((await other.post('/api/sessions', { userType: 'department', idNumber, password: DEMO_PASSWORD })).status).toBe(200);
    expect((await finalAnswer(found, randomUUID(), (under) => consent(other, found.revision, under))).status).toBe(200);
    expect((await finalAnswer(found, key, (under) => consent(reviewer, found.revision, under))).status).toBe(200);
    const [own] = await queryRows<{ superior: string }>(sequelize, `
      SELECT s.name AS superior FROM cases c JOIN organizations o ON o.id = c.subject_organization_id JOIN organizations s ON s.id = o.superior_id
      WHERE c.id = :caseId AND c.outcome = 'approved'`, { caseId: found.caseId });
    expect(own?.superior).toBe(BUSY_DEPARTMENT);
    expect(await decisionsOf(found.caseId)).toEqual([{ verb: 'approve' }, { verb: 'approve' }]);
    await expectSound();
  });
});

describe('PostgreSQL killed in a transition', () => {
  it.each(['before', 'committed'] as const)('(%s) loses no decision and doubles none', async (moment) => {
    const found = await nextCase();
    const key = randomUUID();
    await killAt(moment, 'postgres', () => decide(reviewer, found, key));
    expect((await finalAnswer(found, key)).status).toBe(200);
    expect(await decisionsOf(found.caseId)).toEqual([{ verb: 'reject' }]);
    await expectSound();
  });
});

describe('an API killed during a decision', () => {
  it('gives the same decision to whoever sends it again to the other one', async () => {
    const found = await nextCase();
    const key = randomUUID();
    await killAt('committed', 'api-1', () => decide(reviewer, found, key));
    [urls[0], urls[1]] = [urls[1] ?? '', urls[0] ?? ''];
    expect((await finalAnswer(found, key)).status).toBe(200);
    expect(await decisionsOf(found.caseId)).toHaveLength(1);
    await expectSound();
  });
});

describe('fifty callers of one case over two APIs', () => {
  it('are all answered, and one decides', async () => {
    await waitUntil('both APIs are there', 30_000, async () => (await Promise.all(urls.map((url) => fetch(`${url}/readyz`)))).every(({ ok }) => ok));
    const found = await nextCase();
    const callers = await Promise.all(urls.map((url) => signedInDemo(() => url, BUSY_DEPARTMENT)));
    const answers = await Promise.all(Array.from({ length: 50 }, (_, place) => decide(callers[place % 2] ?? reviewer, found)));
    const said = answers.map(({ json }) => String(json.code ?? json.status));
    expect(said.filter((what) => what === 'applied')).toHaveLength(1);
    expect(said.filter((what) => !['applied', 'already_applied', 'case-busy', 'in_progress'].includes(what))).toEqual([]);
    expect(await decisionsOf(found.caseId)).toHaveLength(1);
    await expectSound();
  });
});

describe('Temporal away', () => {
  it('takes a registration, which is opened once it is back', async () => {
    const pid = installation.pids().get('temporal') ?? 0;
    process.kill(pid, 'SIGSTOP');
    const { caseId, caseNumber } = await register(() => urls[0] ?? '');
    expect(caseNumber).toMatch(/^RG-\d{8}-\d{7}-\d$/);
    const statusOf = async () => (await queryRows<{ status: string }>(sequelize, 'SELECT status FROM cases WHERE id = :caseId', { caseId }))[0]?.status;
    expect(await statusOf()).toBe('received');
    process.kill(pid, 'SIGCONT');
    await waitUntil('the case is open', 60_000, async () => await statusOf() === 'reviewing');
    await expectSound();
  });

  it('killed with timers pending goes on with them', async () => {
    await kill('temporal');
    await waitUntil('Temporal is back', 60_000, async () => (await fetch(`${urls[0]}/readyz`)).ok);
    const found = await nextCase();
    expect((await finalAnswer(found, randomUUID())).status).toBe(200);
    await expectSound();
  });

  it('killed under load with its store deleted loses no case and no decision, and every open case comes back', async () => {
    const waiting = await nextCase();
    const load = createLoad(urls);
    const running = load.run();
    await waitUntil('decisions are made', 60_000, async () => load.decided.length >= 5);
    process.kill(installation.pids().get('temporal') ?? 0, 'SIGKILL');
    // The launcher waits a moment before it starts it again.
    for (const suffix of ['', '-wal', '-shm']) rmSync(path.join(installation.state, 'temporal', `temporal.db${suffix}`), { force: true });
    await waitUntil('it is away', 30_000, async () => !(await fetch(`${urls[0]}/readyz`)).ok);
    await waitUntil('Temporal is back', 60_000, async () => (await fetch(`${urls[0]}/readyz`)).ok);
    const before = load.decided.length;
    await waitUntil('decisions are made again', 60_000, async () => load.decided.length >= before + 5);
    load.stop();
    await running;
    expect(load.surprises).toEqual([]);
    for (const { found, key } of load.sent) {
      const { status, json } = await finalAnswer(found, key, load.ask);
      expect(status === 200 ? json.status : json.code).toMatch(/^(?:applied|not-applied)$/);
      if (status === 200) load.decided.push(found.caseId);
    }
    await expectSound();
    const numbers = await queryRows<{ number: string }>(sequelize, 'SELECT number FROM cases WHERE number IN (:numbers)', { numbers: load.numbers });
    expect(numbers.map(({ number }) => number).sort()).toEqual([...load.numbers].sort());
    const decisions = await queryRows<{ caseId: string }>(sequelize, 'SELECT case_id AS "caseId" FROM decisions WHERE case_id IN (:caseIds)', { caseIds: load.caseIds });
    expect(decisions.map(({ caseId }) => caseId).sort()).toEqual([...load.decided].sort());
    expect(await finalAnswer(waiting, randomUUID())).toMatchObject({ status: 200, json: { status: 'applied' } });
    for (const found of load.open()) expect(await finalAnswer(found, randomUUID(), (under) => load.decide(found, under))).toMatchObject({ status: 200, json: { status: 'applied' } });
  });
});
