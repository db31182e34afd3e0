import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { followInvitation, runBootstrap } from '../support/bootstrap.ts';
import { createInstallation, type Installation, processesOf, useInstallation, WANTED_PORT } from '../support/installation.ts';
import { connectTo } from '../support/installed.ts';
import { register, remoteBrowser, REVIEWING_BUREAU, signedInDemo } from '../support/remote-browser.ts';

const first = useInstallation({ isPrepared: true });
/** Begins with nothing, keys of its own included. */
const second = useInstallation({ command: 'npm start', env: { XUESHI_DEMO: '0' } });
const urls = { first: '', second: '' };
const atFirst = () => urls.first;
const atSecond = () => urls.second;
const PROVINCE = '山东省人力资源和社会保障厅';

async function casesOf(installation: Installation): Promise<number> {
  const sequelize = connectTo(installation);
  const [row] = await queryRows<{ count: number }>(sequelize, 'SELECT count(*)::int AS count FROM cases');
  await sequelize.close();
  return row?.count ?? 0;
}

const keysOf = ({ state }: Installation): string => readFileSync(path.join(state, 'keys.json'), 'utf8');

beforeAll(async () => {
  urls.first = (await first.start()).url;
  urls.second = (await second.start()).url;
}, 300_000);

describe('two installations on one machine', () => {
  it('share no port: the second takes the next free one and says so', () => {
    const [wanted, taken] = [new URL(urls.first).port, new URL(urls.second).port];
    expect(Number(taken)).toBeGreaterThan(Number(wanted));
    expect(second.said()).toContain(`Port ${WANTED_PORT} is taken by another program: using ${taken}`);
    const ports = [...Object.values(first.ports()), ...Object.values(second.ports())];
    expect(new Set(ports).size).toBe(ports.length);
    expect([...first.pids().keys()].sort()).toEqual(['api', 'postgres', 'temporal', 'worker']);
    expect([...second.pids().keys()].sort()).toEqual(['api', 'postgres', 'temporal', 'worker']);
  });

  it('share no data: neither cases nor sessions nor keys', async () => {
    const { caseId } = await register(atFirst);
    const here = await signedInDemo(atFirst, REVIEWING_BUREAU);
    expect((await here.get(`/api/cases/${caseId}`)).status).toBe(200);
    const { json: { demoLogins: [{ userType, idNumber, password }] } } = await here.get('/api/portal');
    const login = { userType, idNumber, password };
    expect((await remoteBrowser(atFirst).post('/api/sessions', login)).status).toBe(200);
    expect((await remoteBrowser(atSecond).post('/api/sessions', login)).status).toBe(401);
    expect([await casesOf(first) > 0, await casesOf(second)]).toEqual([true, 0]);
    expect(keysOf(first)).not.toBe(keysOf(second));
    let address = urls.first;
    const wandering = await signedInDemo(() => address, REVIEWING_BUREAU);
    address = urls.second;
    expect((await wandering.get('/api/workbench')).status).toBe(401);
  });
});

describe('an installation that is started with XUESHI_DEMO=0', () => {
  /** As whoever set the installation up types it, in the same folder. */
  const bootstrap = (...args: string[]) => runBootstrap(args, { XUESHI_HOME: second.home });

  async function reviewerName(): Promise<string | null> {
    const { json: { organization } } = await remoteBrowser(atSecond).get('/api/registrations/reviewer?division=370102');
    return organization?.name ?? null;
  }

  it('begins without people and organizations', async () => {
    expect((await remoteBrowser(atSecond).get('/api/portal')).json).toMatchObject({ demoLogins: [] });
    expect(await reviewerName()).toBe(null);
  });

  it('is set up by npm run bootstrap, whose link makes the first administrator', async () => {
    const { code, said, tokens: [token = ''] } = await bootstrap();
    expect(code).toBe(0);
    expect(said).toContain(`  ${urls.second}/invitations/${token}\n`);
    expect((await remoteBrowser(atSecond).get(`/invitations/${token}`)).status).toBe(200);
    const invited = remoteBrowser(atSecond);
    expect((await invited.get(`/api/invitations/${token}`)).json.organization).toEqual({ name: PROVINCE, kind: 'hrss' });
    const { accepted, signedIn } = await followInvitation(invited, token);
    expect(accepted).toEqual({ userType: 'hrss' });
    expect(signedIn).toMatchObject({ membership: { isSuperAdministrator: true }, organization: { name: PROVINCE } });
    expect(await reviewerName()).toBe(PROVINCE);
  });

  it('takes no harm from running it again, and invites to the bureaus of its counties', async () => {
    expect(await bootstrap()).toMatchObject({ code: 0, tokens: [] });
    const { tokens: [token = ''] } = await bootstrap('invite', '370102');
    expect((await remoteBrowser(atSecond).get(`/api/invitations/${token}`)).json.organization).toEqual({ name: '历下区人力资源和社会保障局', kind: 'hrss' });
    expect(await reviewerName()).toBe(PROVINCE);
  });
});

describe('a start where one runs already', () => {
  it('is refused with what to do, and leaves the one that runs alone', async () => {
    const before = first.pids();
    const again = createInstallation({ home: first.home });
    again.begin();
    expect(await again.ended()).toBe(1);
    expect(again.said()).toMatch(/is in use by process \d+\.\n {2}→ It is running already: stop it first \(Ctrl-C there, or kill \d+\)\.\n {2}→ .*XUESHI_HOME=<folder>/);
    expect(first.pids()).toEqual(before);
    expect((await remoteBrowser(atFirst).get('/readyz')).status).toBe(200);
  });
});

describe('a second start', () => {
  it('has all data, the same addresses, and goes on with what was waiting', async () => {
    const { caseId } = await register(atFirst);
    const inboxOf = async () => (await (await signedInDemo(atFirst, REVIEWING_BUREAU)).get('/api/tasks?kind=registrationReview.employer')).json.items;
    const [inbox, ports, url, keys] = [await inboxOf(), first.ports(), urls.first, keysOf(first)];
    expect((await first.stop('SIGTERM')).code).toBe(0);
    expect(processesOf(first.home)).toEqual([]);
    const { url: urlNow, tookMs } = await first.start();
    process.stderr.write(`A second start was ready after ${(tookMs / 1000).toFixed(1)} s\n`);
    expect([urlNow, first.ports(), keysOf(first)]).toEqual([url, ports, keys]);
    expect(await inboxOf()).toEqual(inbox);
    const reviewer = await signedInDemo(atFirst, REVIEWING_BUREAU);
    const { revision } = inbox.find((item: { caseId: string }) => item.caseId === caseId);
    expect((await reviewer.post(`/api/cases/${caseId}/decisions`, { verb: 'approve', expectedRevision: revision })).json).toMatchObject({ status: 'applied' });
  });
});

describe('Ctrl-C on npm start', () => {
  it('ends everything within 15 s, leaves no process, and leaves the neighbour alone', async () => {
    const before = first.pids();
    const { tookMs } = await second.stop('SIGINT');
    expect(processesOf(second.home)).toEqual([]);
    expect(tookMs).toBeLessThan(15_000);
    expect(first.pids()).toEqual(before);
  });
});
