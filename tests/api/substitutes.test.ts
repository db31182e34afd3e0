import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { addDays, dayOf } from '../../workflows/shared/time.ts';
import { useApi } from '../support/api.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { makeCase } from '../support/cases.ts';
import { makeAdministrator, type TestAdministrator } from '../support/organizations.ts';

const api = useApi({ worker: true });
const TODAY = dayOf(new Date().toISOString());
let absent: TestAdministrator;
let substitute: TestAdministrator;
let away: BrowserSession;
let standing: BrowserSession;

async function clerk(organizationId: string): Promise<TestAdministrator> {
  return makeAdministrator({ ...api.deps, passwordHash: await api.passwordHash() }, { organizationId, roleCode: 'registration-clerk', name: '王芳' });
}

beforeAll(async () => {
  absent = await api.organization('department');
  substitute = await clerk(absent.organizationId);
  [away, standing] = [await api.signedIn(absent), await api.signedIn(substitute)];
});

const body = (more: object = {}) => ({ substituteMembershipId: substitute.membershipId, from: TODAY, until: addDays(TODAY, 3), kinds: null, ...more });
const name = (more: object = {}, by = away) => by.post('/api/substitutes', body(more));
const errorsOf = ({ status, json }: Awaited<ReturnType<typeof name>>) => [status, json.errors?.map((error: { field: string; code: string }) => [error.field, error.code])];

describe('naming a substitute', () => {
  it.each<[string, object, [string, string]]>([
    ['begins yesterday', { from: addDays(TODAY, -1) }, ['from', 'dayPast']],
    ['begins more than 90 days ahead', { from: addDays(TODAY, 91), until: addDays(TODAY, 92) }, ['from', 'dayTooFar']],
    ['ends before it begins', { from: addDays(TODAY, 2), until: addDays(TODAY, 1) }, ['until', 'endsBeforeStart']],
    ['lasts 91 days', { until: addDays(TODAY, 90) }, ['until', 'tooManyDays']],
    ['begins on no day', { from: '2026-02-30' }, ['from', 'day']],
    ['ends on no day', { until: 'tomorrow' }, ['until', 'day']],
    ['names nobody', { substituteMembershipId: randomUUID() }, ['substituteMembershipId', 'notOffered']],
    ['names no id', { substituteMembershipId: '王芳' }, ['substituteMembershipId', 'invalid']],
    ['gives no kind', { kinds: [] }, ['kinds', 'required']],
    ['gives a kind that does not come to a department', { kinds: ['registrationReview.department'] }, ['kinds', 'notOffered']],
    ['gives a kind that there is not', { kinds: ['registrationReview.nobody'] }, ['kinds.0', 'invalid']],
    ['has too long a reason', { reason: '出'.repeat(101) }, ['reason', 'tooLarge']],
    ['says more', { organizationId: randomUUID() }, ['organizationId', 'unknown']],
  ])('is refused where it %s', async (_what, more, error) => {
    expect(errorsOf(await name(more))).toEqual([422, [error]]);
  });

  it('takes 90 days, and no key twice with another body', async () => {
    const other = await api.organization('department');
    const [by, colleague] = [await api.signedIn(other), await clerk(other.organizationId)];
    expect((await name({ substituteMembershipId: absent.membershipId }, by)).status).toBe(422);
    const key = { 'Idempotency-Key': randomUUID() };
    const long = body({ substituteMembershipId: colleague.membershipId, until: addDays(TODAY, 89) });
    const first = await by.post('/api/substitutes', long, key);
    expect([first.status, (await by.post('/api/substitutes', long, key)).json]).toEqual([201, first.json]);
    expect((await by.post('/api/substitutes', { ...long, reason: '学习' }, key)).json.code).toBe('idempotency-key-reused');
    expect((await by.post('/api/substitutes', long, { 'Idempotency-Key': '' })).json.code).toBe('idempotency-key-missing');
    expect(errorsOf(await by.post('/api/substitutes', long))).toEqual([422, [['from', 'standsInAlready']]]);
  });

  it('is nothing for whoever decides nothing by roles of his own', async () => {
    expect((await name({ substituteMembershipId: absent.membershipId }, standing)).json.code).toBe('forbidden');
    expect((await standing.get('/api/substitutes')).json).toEqual({ items: [], choices: null });
  });
});

describe('a substitute', () => {
  it('is listed for both, decides in that name, and is taken back by whoever named him', async () => {
    const { json: { choices } } = await away.get('/api/substitutes');
    expect(choices).toMatchObject({ today: TODAY, colleagues: [{ membershipId: substitute.membershipId, name: '王芳' }] });
    expect(choices.kinds).toContain('registrationReview.employer');
    const { json: { id } } = await name({ kinds: ['registrationReview.employer'], reason: '出差' });
    const item = { id, absentName: absent.name, substituteName: '王芳', from: TODAY, until: addDays(TODAY, 3), kinds: ['registrationReview.employer'], reason: '出差', state: 'present' };
    expect((await away.get('/api/substitutes')).json.items).toEqual([{ ...item, isAbsent: true }]);
    expect((await standing.get('/api/substitutes')).json.items).toEqual([{ ...item, isAbsent: false }]);
    const stranger = await api.signedIn(await clerk(absent.organizationId));
    expect((await stranger.get('/api/substitutes')).json.items).toEqual([]);
    expect((await standing.get('/api/workbench')).json).toMatchObject({ standsInFor: [{ name: absent.name, until: addDays(TODAY, 3) }] });

    const found = await makeCase(api.deps.sequelize, { superiorId: absent.organizationId, openedAt: new Date().toISOString() });
    expect((await standing.get('/api/tasks?kind=registrationReview.employer')).json.items).toMatchObject([{ caseId: found.id }]);
    expect((await standing.get(`/api/cases/${found.id}`)).json).toMatchObject({ canDecide: true, onBehalfOf: absent.name });
    expect((await away.get(`/api/cases/${found.id}`)).json).toMatchObject({ canDecide: true, onBehalfOf: null });
    expect((await standing.post(`/api/cases/${found.id}/comments`, { text: '已电话核实', visibleTo: 'reviewers' })).status).toBe(204);
    const decided = await standing.post(`/api/cases/${found.id}/decisions`, { verb: 'return', expectedRevision: found.revision, reason: '请补充材料' });
    expect(decided.status).toBe(200);
    const { json: { timeline } } = await standing.get(`/api/cases/${found.id}`);
    expect(timeline.slice(0, 2)).toMatchObject([
      { edge: 'return', actorName: '王芳', behalfName: absent.name }, { edge: 'internalComment', actorName: '王芳', behalfName: absent.name },
    ]);

    const take = (by: BrowserSession) => by.send('DELETE', `/api/substitutes/${id}`);
    for (const other of [standing, stranger]) expect((await take(other)).json.code).toBe('not-found');
    expect((await take(away)).status).toBe(204);
    expect((await away.get('/api/substitutes')).json.items).toMatchObject([{ id, state: 'cancelled' }]);
    expect((await standing.get('/api/workbench')).json.standsInFor).toEqual([]);
    expect((await standing.get('/api/messages?limit=5')).json.items.map(({ code }: { code: string }) => code)).toEqual(['substitute.cancelled', 'substitute.named']);
    const trail = await queryRows(api.deps.sequelize, "SELECT action, membership_id AS by FROM audit_entries WHERE subject_id = :id ORDER BY at, id", { id });
    expect(trail).toEqual(['named', 'cancelled'].map((verb) => ({ action: `substitute.${verb}`, by: absent.membershipId })));
  });

  it('that there is not is not found', async () => {
    for (const id of [randomUUID(), 'nobody']) expect((await away.send('DELETE', `/api/substitutes/${id}`)).status).toBe(404);
  });
});
