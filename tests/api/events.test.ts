import { afterEach, describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { withClient } from '../../scripts/lib/with-client.mjs';
import { startedFor } from '../setup/environment.ts';
import { useApi } from '../support/api.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { makeOpenCases } from '../support/open-cases.ts';

const api = useApi({ worker: true });
const KIND = 'registrationReview.employer';

/** What a browser hears; every event is kept with the instant at which it came. */
class Ear {
  readonly heard: { name: string; at: number }[] = [];
  readonly ended: Promise<void>;
  readonly #abort = new AbortController();

  constructor(browser: BrowserSession) {
    this.ended = this.#listen(browser);
  }

  async hears(name: string, count = 1): Promise<number> {
    const of = () => this.heard.filter((event) => event.name === name);
    await until(() => of().length >= count);
    return of()[count - 1]?.at ?? 0;
  }

  close(): void {
    this.#abort.abort();
  }

  async #listen(browser: BrowserSession): Promise<void> {
    try {
      for await (const name of browser.events('/api/events', this.#abort.signal)) this.heard.push({ name, at: performance.now() });
    } catch (error) {
      if (!this.#abort.signal.aborted) throw error;
    }
  }
}

const ears: Ear[] = [];

async function earOf(browser: BrowserSession): Promise<Ear> {
  const ear = new Ear(browser);
  ears.push(ear);
  await ear.hears('ready');
  return ear;
}

afterEach(() => { for (const ear of ears.splice(0)) ear.close(); });

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!await isSo()) await new Promise((resolve) => { setTimeout(resolve, 20); });
}

const open = (superiorId: string) => makeOpenCases(api.deps.sequelize, { superiorId, count: 1 });

/** Connections that listen for inboxes in the database of this file. */
async function listeners(): Promise<{ pid: number }[]> {
  return queryRows(api.deps.sequelize, `
    SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'`);
}

describe('the events of an inbox', () => {
  it('reach everyone of an organization within a second of a decision made elsewhere, and nobody of another', async () => {
    const [mine, other] = [await api.organization('department'), await api.organization('department')];
    const [reviewer, colleague] = [await api.signedIn(mine), await api.signedIn(await api.colleague(mine))];
    const [near, far] = [await earOf(colleague), await earOf(await api.signedIn(other))];
    const [caseId = ''] = await open(mine.organizationId);
    await near.hears('inbox');
    const { status } = await reviewer.post(`/api/cases/${caseId}/decisions`, { verb: 'reject', reason: '材料与证照不一致', expectedRevision: 2 });
    const decidedAt = performance.now();
    expect(status).toBe(200);
    expect(await near.hears('inbox', 2) - decidedAt).toBeLessThan(1_000);
    expect((await colleague.get('/api/workbench')).json.counters).toContainEqual(expect.objectContaining({ kind: KIND, count: 0 }));
    expect((await colleague.get(`/api/tasks?kind=${KIND}&state=closed&verb=reject&counts=1`)).json).toMatchObject({
      items: [{ caseId, decision: { verb: 'reject' } }], counts: { facets: { reject: { count: 1 }, approve: { count: 0 } } },
    });
    expect(far.heard.map(({ name }) => name)).toEqual(['ready']);
  });

  it('come with a claim, which changes no number', async () => {
    const department = await api.organization('department');
    const [reviewer, colleague] = [await api.signedIn(department), await api.signedIn(await api.colleague(department))];
    const [caseId = ''] = await open(department.organizationId);
    const ear = await earOf(colleague);
    expect((await reviewer.post(`/api/cases/${caseId}/claim`, {})).status).toBe(204);
    await ear.hears('inbox');
    expect((await colleague.get('/api/tasks')).json.items).toMatchObject([{ caseId, holder: { membershipId: department.membershipId } }]);
  });

  it('end when the session has ended, at the next one', async () => {
    const department = await api.organization('department');
    const reviewer = await api.signedIn(department);
    const ear = await earOf(reviewer);
    await reviewer.send('DELETE', '/api/sessions/current');
    await open(department.organizationId);
    await ear.ended;
    expect(ear.heard.map(({ name }) => name)).toEqual(['ready']);
  });

  it('keep no session alive', async () => {
    const department = await api.organization('department');
    const ear = await earOf(await api.signedIn(department));
    await queryRows(api.deps.sequelize, "UPDATE sessions SET last_seen_at = now() - interval '31 minutes' WHERE account_id = :accountId", { ...department });
    await open(department.organizationId);
    await ear.ended;
  });

  it('are refused to visitors', async () => {
    expect((await api.browser().get('/api/events')).json).toMatchObject({ status: 401, code: 'session-missing' });
  });

  it('come over one connection, which is made again when PostgreSQL comes back', async () => {
    const department = await api.organization('department');
    const all = await Promise.all([0, 1, 2].map(async () => earOf(await api.signedIn(department))));
    await until(async () => (await listeners()).length === 1);
    const [listener] = await listeners();
    await withClient(startedFor('TEST_SUPERUSER_URL'), (superuser) => superuser.query('SELECT pg_terminate_backend($1)', [listener?.pid]));
    for (const ear of all) await ear.hears('inbox');
    expect(await listeners()).toHaveLength(1);
    await open(department.organizationId);
    for (const ear of all) await ear.hears('inbox', 2);
  });
});
