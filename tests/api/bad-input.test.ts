import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CONTENT_SECURITY_POLICY } from '../../api/middleware/security-headers.ts';
import { queryRows } from '../../models/database.ts';
import { useApi } from '../support/api.ts';
import { registrationFormOf } from '../support/attachments.ts';
import { PASSWORD, registrationForm } from '../support/registration-form.ts';

const api = useApi({ worker: true });
const CHECKS = '/api/registrations/employers/checks';

describe('writes that are refused before anything is read', () => {
  it.each([
    ['another origin', { Origin: 'https://evil.example' }, 403, 'cross-origin'],
    ['another site without an origin', { 'Sec-Fetch-Site': 'cross-site' }, 403, 'cross-origin'],
    ['text instead of JSON', { 'Content-Type': 'text/plain' }, 415, 'media-type-unsupported'],
    ['no idempotency key', { 'Idempotency-Key': '' }, 400, 'idempotency-key-missing'],
    ['a key that is no UUID', { 'Idempotency-Key': 'abc' }, 400, 'idempotency-key-malformed'],
  ])('%s', async (_what, headers, status, code) => {
    const answer = await api.browser().post(CHECKS, { form: registrationForm() }, headers);
    expect(answer).toMatchObject({ status, json: { code, type: `/problems/${code}`, status } });
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  });

  it('takes a write of its own pages', async () => {
    const answer = await api.browser().post(CHECKS, { form: registrationForm() }, { Origin: 'http://xueshi.test' });
    expect(answer.status).toBe(200);
  });

  it('a body of 2 MB', async () => {
    const body = JSON.stringify({ form: 'x'.repeat(2 * 1024 * 1024) });
    const answer = await api.browser().send('POST', CHECKS, { body });
    expect(answer).toMatchObject({ status: 413, json: { code: 'body-too-large' } });
  });

  it('malformed JSON', async () => {
    const answer = await api.browser().send('POST', CHECKS, { body: '{"form":' });
    expect(answer).toMatchObject({ status: 400, json: { status: 400, code: 'malformed-json', type: '/problems/malformed-json' } });
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  });
});

describe('what the schema refuses', () => {
  it('names unknown fields, wherever they stand', async () => {
    const answer = await api.browser().post(CHECKS, { form: { ...registrationForm(), isAdmin: true }, role: 'root' });
    expect(answer).toMatchObject({ status: 422, json: { status: 422, code: 'invalid', type: '/problems/invalid' } });
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(answer.json.errors.map(({ field, code }: { field: string; code: string }) => [field, code]).toSorted())
      .toEqual([['form.isAdmin', 'unknown'], ['role', 'unknown']]);
  });

  it.each([
    ['creditCode', { creditCode: '123' }, 'creditCodeFormat'],
    ['idNumber', { idNumber: '370000199001011230' }, 'idNumberCheckDigit'],
    ['mobile', { mobile: '12345' }, 'mobile'],
    ['email', { email: 'nobody' }, 'email'],
    ['name', { name: '' }, 'required'],
    ['divisionCode', { divisionCode: '370100' }, 'division'],
    ['superiorId', { superiorId: randomUUID() }, 'superiorUnknown'],
    ['superiorId', { nature: 'public-institution' }, 'superiorRequired'],
  ])('%s: %j', async (field, more, code) => {
    const answer = await api.browser().post(CHECKS, { form: registrationForm(more) });
    expect(answer.status).toBe(422);
    expect(answer.json.errors).toContainEqual(expect.objectContaining({ field: `form.${field}`, code }));
  });

  it('speaks the language of the request', async () => {
    const ask = async (language: string) => (await api.browser().get('/api/workbench', { 'Accept-Language': language })).json.title;
    expect(await ask('zh-CN')).toBe('请先登录');
    expect(await ask('en')).toMatch(/sign in/i);
  });

  it.each(['/api/tasks?kind=unknown', '/api/divisions?parent=x', "/api/departments?division=370102'--"])('%s', async (path) => {
    const browser = await api.signedIn(await api.organization('department'));
    expect((await browser.get(path)).status).toBe(422);
  });

  it.each(['/api/cases/not-a-uuid', `/api/cases/${randomUUID()}`, '/api/nothing', '/api/code-tables/unknown', '/..%2f..%2fetc/passwd'])('does not find %s', async (path) => {
    const browser = await api.signedIn(await api.organization('department'));
    const { status, text } = await browser.get(path);
    expect(text).not.toContain('root:');
    if (path.startsWith('/api/')) expect(status).toBe(404);
  });
});

describe('texts', () => {
  beforeAll(() => api.organization('hrss'));

  it.each(["'; DROP TABLE cases; --", '<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '${7*7} {{7*7}} %s :name $1', '\u202e\u0000零宽\u200b'])('keeps %j as it is', async (evil) => {
    const browser = api.browser();
    const form = await registrationFormOf(browser, { name: `单位${evil}`, address: evil });
    const countCases = () => queryRows(api.deps.sequelize, 'SELECT count(*) FROM cases');
    const before = await countCases();
    const checked = await browser.post(CHECKS, { form });
    expect([200, 422]).toContain(checked.status);
    expect(checked.headers.get('Content-Type')).toMatch(/json/);
    expect(await countCases()).toEqual(before);
    const answer = await browser.post('/api/registrations/employers', { form, password: PASSWORD, commitment: true });
    expect(answer.status).toBe(201);
    // Invisible characters are dropped; everything that can be seen stays.
    const visible = evil.replaceAll(/[\p{Cc}\p{Cf}\s]/gu, '');
    const [row] = await queryRows<{ name: string }>(api.deps.sequelize, 'SELECT subject_name AS name FROM cases WHERE id = :caseId', answer.json);
    expect(row?.name.replaceAll(/\s/g, '')).toBe(`单位${visible}`);
  });
});

describe('every route', () => {
  const paths = [...new Set(api.app.routes.map(({ path }) => path.replaceAll(/:\w+(\{[^}]+\})?/g, randomUUID()).replaceAll('*', 'anything')))];

  it.each(paths)('%s has the security headers', async (path) => {
    for (const method of ['GET', 'POST']) {
      const { headers } = await api.browser().send(method, path, method === 'POST' ? { body: '{}' } : {});
      expect(headers.get('Content-Security-Policy')).toBe(CONTENT_SECURITY_POLICY);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('same-origin');
      expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
      if (path.startsWith('/api/')) expect(headers.get('Cache-Control')).toBe('no-store');
    }
  });

  /** What the schema of a write accepts, by its path or the end of it: the session is missing, not the body. */
  const bodies: Readonly<Record<string, object>> = {
    password: { currentPassword: 'a', newPassword: 'b' }, decisions: { verb: 'approve', expectedRevision: 1 },
    transfer: { membershipId: randomUUID(), expectedRevision: 1 }, 'added-reviewers': { place: 'after', membershipId: randomUUID(), expectedRevision: 1 },
    comments: { text: '请核对', visibleTo: 'everyone' }, copies: { membershipIds: [randomUUID()] },
    '/api/training-classes/:id/cancel': { reason: '报名人数不足' }, '/api/training-classes/:id/hours': { commitment: true },
    '/api/hour-declarations/:id/appeal': { reason: '材料与证照一致' }, '/api/hour-declarations/:id/revocation': { reason: '材料与证照不一致' },
    '/api/hour-rules': { year: 2027, expectedVersion: 0, effectiveFrom: '2027-01-01', rules: {} }, '/api/rosters': { studyForm: 'paper', form: {}, personIds: [], commitment: true },
    '/api/calendar/:day': { isWorking: false, note: '中秋节调休' },
    '/api/substitutes': { substituteMembershipId: randomUUID(), from: '2030-01-02', until: '2030-01-03', kinds: null },
    void: { reason: '材料与证照不一致' }, hidden: { hidden: true }, decode: { payloads: [] }, search: { kind: 'registrationReview.employer', text: '学校' },
    '/api/my-cases/:caseId/comments': { text: '请核对' }, checks: { form: {} }, resubmission: { form: {}, expectedRevision: 1 }, withdrawal: { expectedRevision: 1 },
    '/api/profile/records': { kind: 'education', form: {} }, '/api/profile/records/:id': { kind: 'education', form: {}, expectedRevision: 1 }, contact: { form: {} },
    '/api/people/search': { text: '王' }, chosen: { personId: randomUUID() }, lookup: { idNumber: '370000199001011234' },
    '/api/cases': { flowId: 'superiorChange', subject: 'organization', form: {}, as: 'organization', commitment: true },
    '/api/cases/preview': { flowId: 'superiorChange', subject: 'organization', form: {}, as: 'organization' },
    '/api/drafts/:flowId/:subject/:as': { values: {} }, '/api/my-cases/:caseId/draft': { round: 1, values: {} },
    preview: { selection: { by: 'filter', filter: {} } }, batches: { verb: 'approve', selection: { by: 'filter', filter: {}, count: 1 } },
    'mail-choices': { outcome: 'none', reminder: 'none', 'new-task': 'none' }, read: { until: '2026-11-25T00:00:00.000Z' },
  };

  const queries: Readonly<Record<string, string>> = {
    '/api/tasks': '?kind=registrationReview.employer', '/api/hour-declarations': '?as=oneself', '/api/hour-rules/effective': '?as=oneself',
    '/api/training-classes/attended': '?as=oneself',
  };

  it('but those for visitors needs a session', async () => {
    const open = /^\/api\/(portal|sessions|password-resets|divisions|code-tables|departments|title-names|units|registrations|attachments|invitations|mailbox)/;
    for (const { method, path } of api.app.routes) {
      if (!path.startsWith('/api/') || path.includes('*') || open.test(path) || method === 'ALL') continue;
      const last = path.split('/').at(-1) ?? '';
      const body = method === 'GET' ? {} : { body: JSON.stringify(bodies[path] ?? bodies[last] ?? {}) };
      const query = queries[path] ?? '';
      const { status } = await api.browser().send(method, path.replace(':flowId', 'changeReview').replace(':day', '2030-01-02').replace(':subject', 'organization').replace(':as', 'organization').replaceAll(/:\w+(\{[^}]+\})?/g, randomUUID()) + query, body);
      expect([method, path, status]).toEqual([method, path, 401]);
    }
  });
});
