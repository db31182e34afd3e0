import { describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { queryRows } from '../../models/database.ts';
import { useApi } from '../support/api.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { makeOpenCases } from '../support/open-cases.ts';
import { makeAdministrator, type TestAdministrator } from '../support/organizations.ts';

const api = useApi();
const { sequelize } = api.deps;
const KIND = 'registrationReview.employer';

const switchTo = (browser: BrowserSession, membershipId: string | null) =>
  browser.send('PUT', '/api/sessions/current/membership', { body: JSON.stringify({ membershipId }) });

const current = async (browser: BrowserSession) => (await browser.get('/api/sessions/current')).json;

/** The same person in another organization. */
async function alsoIn({ idNumber }: TestAdministrator, kind: 'department' | 'employer', roleCode = 'super-administrator'): Promise<TestAdministrator & { organizationName: string }> {
  const first = await api.organization(kind);
  // Somebody else is its super administrator.
  await queryRows(sequelize, "UPDATE memberships SET status = 'disabled' WHERE id = :membershipId", { ...first });
  const also = await makeAdministrator({ ...api.deps, passwordHash: 'unused' }, { organizationId: first.organizationId, roleCode, idNumber });
  return { ...also, organizationName: first.organizationName };
}

/** Makes the person a professional of the organization. */
async function employ({ accountId }: TestAdministrator, organizationId: string): Promise<void> {
  await queryRows(sequelize, `
    INSERT INTO employments (id, person_id, organization_id, period)
    SELECT :id, person_id, :organizationId, tstzrange(now() - interval '1 day', NULL) FROM accounts WHERE id = :accountId`, { id: uuidv7(), accountId, organizationId });
}

describe('the memberships of an account', () => {
  it('stand in the session, with organization, kind and roles, and who employs the person', async () => {
    const first = await api.organization('department');
    const second = await alsoIn(first, 'employer', 'registration-clerk');
    await employ(first, second.organizationId);
    const { memberships, professional, membership, userType } = await current(await api.signedIn(first));
    expect(memberships.toSorted((a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1))).toEqual([
      {
        id: first.membershipId, isSuperAdministrator: true, roles: [{ zh: '超级管理员', en: expect.any(String) }],
        organization: { id: first.organizationId, name: first.organizationName, shortName: first.organizationName, kind: 'department' },
      },
      {
        id: second.membershipId, isSuperAdministrator: false, roles: [{ zh: expect.any(String), en: expect.any(String) }],
        organization: { id: second.organizationId, name: second.organizationName, shortName: second.organizationName, kind: 'employer' },
      },
    ]);
    expect(professional).toEqual({ organizationName: second.organizationName });
    expect({ id: membership.id, userType }).toEqual({ id: first.membershipId, userType: 'department' });
  });

  it('leave out what was disabled, the membership or its organization', async () => {
    const first = await api.organization('department');
    const [second, third] = [await alsoIn(first, 'department'), await alsoIn(first, 'department')];
    await queryRows(sequelize, "UPDATE memberships SET status = 'disabled' WHERE id = :membershipId", { ...second });
    await queryRows(sequelize, "UPDATE organizations SET status = 'disabled' WHERE id = :organizationId", { ...third });
    const { memberships, professional } = await current(await api.signedIn(first));
    expect(memberships).toMatchObject([{ id: first.membershipId }]);
    expect(memberships).toHaveLength(1);
    expect(professional).toBeNull();
  });
});

describe('switching', () => {
  it('changes in the same session whose tasks are listed and whose cases are read, and both agree', async () => {
    const first = await api.organization('department');
    const second = await alsoIn(first, 'department');
    const [caseOfFirst = ''] = await makeOpenCases(sequelize, { superiorId: first.organizationId, count: 1 });
    const [caseOfSecond = ''] = await makeOpenCases(sequelize, { superiorId: second.organizationId, count: 1 });
    const browser = await api.signedIn(first);
    const sees = async () => ({
      listed: (await browser.get(`/api/tasks?kind=${KIND}&state=open`)).json.items.map(({ caseId }: { caseId: string }) => caseId),
      read: await Promise.all([caseOfFirst, caseOfSecond].map(async (id) => (await browser.get(`/api/cases/${id}`)).status)),
      counted: (await browser.get('/api/workbench')).json.counters.find(({ kind }: { kind: string }) => kind === KIND).count,
    });
    const before = await sees();
    expect(before).toEqual({ listed: [caseOfFirst], read: [200, 404], counted: 1 });
    const { status, json } = await switchTo(browser, second.membershipId);
    expect(status).toBe(200);
    expect(json).toMatchObject({ membership: { id: second.membershipId }, organization: { name: second.organizationName } });
    expect(await sees()).toEqual({ listed: [caseOfSecond], read: [404, 200], counted: 1 });
    await switchTo(browser, first.membershipId);
    expect(await sees()).toEqual(before);
  });

  it('keeps session and token, and stands in the audit trail', async () => {
    const first = await api.organization('department');
    const second = await alsoIn(first, 'employer');
    const browser = await api.signedIn(first);
    const idOf = async () => (await browser.get('/api/sessions')).json.items.map(({ id }: { id: string }) => id);
    const before = await idOf();
    const answer = await switchTo(browser, second.membershipId);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await idOf()).toEqual(before);
    await switchTo(browser, second.membershipId);
    const entries = await queryRows(sequelize, `
      SELECT membership_id, organization_id, subject_id, result FROM audit_entries
      WHERE action = 'session.membership-switched' AND account_id = :accountId`, { ...first });
    expect(entries).toEqual([{ membership_id: second.membershipId, organization_id: second.organizationId, subject_id: before[0], result: 'success' }]);
  });

  it('to oneself acts for nobody, and back again', async () => {
    const first = await api.organization('department');
    await employ(first, first.organizationId);
    await makeOpenCases(sequelize, { superiorId: first.organizationId, count: 1 });
    const browser = await api.signedIn(first);
    expect((await switchTo(browser, null)).json).toMatchObject({ membership: null, userType: 'professional', organization: { name: first.organizationName } });
    expect((await browser.get(`/api/tasks?kind=${KIND}&state=open`)).json.items ?? []).toEqual([]);
    expect((await switchTo(browser, first.membershipId)).json).toMatchObject({ userType: 'department', membership: { isSuperAdministrator: true } });
  });

  it('is refused to what is foreign, unknown, disabled, or to oneself without an employer, and changes nothing', async () => {
    const first = await api.organization('department');
    const [second, stranger] = [await alsoIn(first, 'department'), await api.organization('department')];
    await queryRows(sequelize, "UPDATE memberships SET status = 'disabled' WHERE id = :membershipId", { ...second });
    const browser = await api.signedIn(first);
    for (const id of [stranger.membershipId, uuidv7(), second.membershipId, null]) {
      expect((await switchTo(browser, id)).json).toMatchObject({ status: 404, code: 'not-found' });
    }
    expect((await current(browser)).membership.id).toBe(first.membershipId);
    expect((await browser.send('PUT', '/api/sessions/current/membership', { body: '{"membershipId":"x"}' })).status).toBe(422);
    expect((await switchTo(api.browser(), first.membershipId)).json.code).toBe('session-missing');
  });

  it('is what the next sign-in under the user type remembers', async () => {
    const first = await api.organization('department');
    const second = await alsoIn(first, 'department');
    const third = await alsoIn(first, 'employer');
    const signedInAs = async (userType: string) => (await current(await api.signedIn(first, userType))).membership.id;
    expect(await signedInAs('department')).toBe(first.membershipId);
    const browser = await api.signedIn(first);
    await switchTo(browser, second.membershipId);
    await switchTo(browser, third.membershipId);
    expect(await signedInAs('department')).toBe(second.membershipId);
    expect(await signedInAs('employer')).toBe(third.membershipId);
  });

  it('ends the events of the former membership', async () => {
    const first = await api.organization('department');
    const second = await alsoIn(first, 'department');
    const browser = await api.signedIn(first);
    const heard: string[] = [];
    const ended = (async () => {
      for await (const name of browser.events('/api/events', AbortSignal.timeout(15_000))) {
        heard.push(name);
        if (name === 'ready') {
          await switchTo(browser, second.membershipId);
          await makeOpenCases(sequelize, { superiorId: first.organizationId, count: 1 });
        }
      }
    })();
    await ended;
    expect(heard).toEqual(['ready']);
  });
});
