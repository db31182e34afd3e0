import { beforeAll, describe, expect, it } from '@jest/globals';
import { BUSY_DEPARTMENT } from '../../models/seeds/demo/organizations.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { isRunning, useInstallation, waitUntil } from '../support/installation.ts';
import { signedInDemo } from '../support/remote-browser.ts';

const installation = useInstallation({ isPrepared: true });
let url = '';

const reviewer = (): Promise<BrowserSession> => signedInDemo(() => url, BUSY_DEPARTMENT);

async function inbox(session: BrowserSession): Promise<{ caseId: string; revision: number }[]> {
  return (await session.get('/api/tasks?kind=registrationReview.employer')).json.items;
}

async function kill(...names: string[]): Promise<void> {
  const pids = names.flatMap((name) => installation.pids().get(name) ?? []);
  expect(pids).toHaveLength(names.length);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await waitUntil('killed', 5_000, async () => pids.every((pid) => !isRunning(pid)));
}

const isReady = async () => (await fetch(`${url}/readyz`)).ok;

beforeAll(async () => {
  ({ url } = await installation.start());
}, 200_000);

describe('PostgreSQL killed under load', () => {
  it('comes back, and the service resumes by itself within 10 s', async () => {
    const session = await reviewer();
    const before = await inbox(session);
    let isLoading = true;
    const statuses = new Set<number>();
    const load = Promise.all(Array.from({ length: 8 }, async () => {
      while (isLoading) statuses.add((await session.get('/api/workbench').catch(() => ({ status: 0 }))).status);
    }));
    await kill('postgres');
    await waitUntil('PostgreSQL is back', 30_000, async () => installation.pids().has('postgres'));
    expect(await waitUntil('the service resumes', 30_000, async () => (await session.get('/api/workbench')).status === 200)).toBeLessThan(10_000);
    isLoading = false;
    await load;
    expect([...statuses].filter((status) => ![0, 200, 401, 503].includes(status))).toEqual([]);
    expect(await inbox(session)).toEqual(before);
  });
});

describe('Temporal killed', () => {
  it('leaves signing in and reading, decides nothing, says what is missing, and comes back', async () => {
    const session = await reviewer();
    const [first] = await inbox(session);
    const pid = installation.pids().get('temporal') ?? 0;
    process.kill(pid, 'SIGSTOP');
    await waitUntil('what is missing is seen', 5_000, async () => !await isReady());
    const readiness = await fetch(`${url}/readyz`);
    expect([readiness.status, (await readiness.json()).checks]).toEqual([503, { database: 'ok', migrations: 'ok', temporal: 'missing', worker: 'missing' }]);
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    expect((await (await reviewer()).get(`/api/cases/${first?.caseId}`)).status).toBe(200);
    await kill('temporal');
    const answer = await session.post(`/api/cases/${first?.caseId}/decisions`, { verb: 'reject', expectedRevision: first?.revision, reason: '材料与证照不一致' });
    await waitUntil('Temporal is back', 60_000, isReady);
    // Done if it came back in time; on its way, and done soon, if it came back while the API was asking; else not done, which is said.
    const said = answer.json.code ?? answer.json.status;
    expect(['applied', 'in_progress', 'temporal-unavailable']).toContain(said);
    const outcome = async () => (await session.get(`/api/cases/${first?.caseId}`)).json.outcome;
    if (said === 'in_progress') await waitUntil('what was sent is done', 60_000, async () => await outcome() !== null);
    expect(await outcome()).toBe(said === 'temporal-unavailable' ? null : 'rejected');
  });
});

describe('everything killed with a case pending', () => {
  it('starts again with all data, and the case is decided', async () => {
    const before = await inbox(await reviewer());
    const all = [...installation.pids().values()];
    await installation.stop('SIGKILL');
    for (const pid of all) if (isRunning(pid)) process.kill(pid, 'SIGKILL');
    await waitUntil('all are gone', 10_000, async () => all.every((pid) => !isRunning(pid)));
    ({ url } = await installation.start());
    const session = await reviewer();
    expect(await inbox(session)).toEqual(before);
    const [first] = before;
    const answer = await session.post(`/api/cases/${first?.caseId}/decisions`, { verb: 'reject', expectedRevision: first?.revision, reason: '材料与证照不一致' });
    expect(answer).toMatchObject({ status: 200, json: { status: 'applied' } });
  });

  it('starts again after the launcher alone was killed', async () => {
    const { caseId } = (await inbox(await reviewer()))[0] ?? { caseId: '' };
    await installation.stop('SIGKILL');
    ({ url } = await installation.start());
    expect((await (await reviewer()).get(`/api/cases/${caseId}`)).status).toBe(200);
  });
});

describe('SIGTERM', () => {
  it('ends everything in order within 15 s and leaves no process', async () => {
    const all = [...installation.pids().values()];
    expect(all.length).toBeGreaterThanOrEqual(4);
    const { code, tookMs } = await installation.stop('SIGTERM');
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(15_000);
    expect(all.filter(isRunning)).toEqual([]);
  });
});
