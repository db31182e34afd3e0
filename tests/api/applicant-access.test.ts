import { describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { deleteExpiredApplicantSessions } from '../../models/stores/applicant-sessions.ts';
import { deleteExpiredCodes } from '../../models/stores/one-time-codes.ts';
import { useApi } from '../support/api.ts';
import { applicantsOf, decideBy } from '../support/applicants.ts';
import { nextCreditCode } from '../support/registration-form.ts';

const api = useApi({ worker: true });
const { submit, deliver, codeFor, opened, age } = applicantsOf(api);
const { sequelize } = api.deps;
const UNKNOWN = 'RG-20200101-0000001-0';

const progress = (body: object) => api.browser().post('/api/registrations/progress', body);
const askCode = (body: object) => api.browser().post('/api/registrations/access-codes', { channel: 'email', ...body });
const open = (caseNumber: string, code: string) => api.browser().post('/api/registrations/access', { caseNumber, code });

/** Wrong attempts of one test slow down the others: they share an address. */
const forgetThrottles = () => queryRows(sequelize, 'DELETE FROM sign_in_throttles');

describe('the progress of a registration', () => {
  it('says its status, dates and reviewing organization, and nothing about people', async () => {
    const department = await api.organization('department');
    const { form, caseId, caseNumber, knowledge } = await submit(department.organizationId);
    const { status, json } = await progress({ caseNumber: ` ${caseNumber.toLowerCase()} `, creditCode: form.creditCode.toLowerCase() });
    expect(status).toBe(200);
    expect(json).toEqual({
      status: 'reviewing', submittedAt: expect.any(String), dueAt: expect.any(String), reviewer: { name: department.organizationName },
      channels: ['email', 'mobile'],
    });
    await decideBy(await api.signedIn(department))(caseId, { verb: 'return', reason: '请补充单位地址' });
    const after = await progress(knowledge);
    expect(after.json).toMatchObject({ status: 'returned' });
    for (const hidden of ['请补充单位地址', department.name, form.personName, form.name]) expect(after.text).not.toContain(hidden);
  });

  it('answers an unknown number, a wrong credit code and nonsense alike', async () => {
    const { caseNumber, form } = await submit((await api.organization('department')).organizationId);
    const wrong = [
      { caseNumber, creditCode: nextCreditCode() }, { caseNumber: UNKNOWN, creditCode: form.creditCode },
      { caseNumber: "' OR 1=1 --", creditCode: '%' },
    ];
    for (const ask of [progress, askCode]) {
      for (const body of wrong) {
        const answer = await ask(body);
        expect({ ...answer.json, instance: '' }).toEqual({
          type: '/problems/registration-unknown', title: expect.any(String), status: 404, detail: expect.any(String), instance: '',
          code: 'registration-unknown',
        });
      }
    }
    await forgetThrottles();
  });

  it('slows down whoever guesses, whether the number exists or not', async () => {
    const { caseNumber } = await submit((await api.organization('department')).organizationId);
    for (const number of [caseNumber, UNKNOWN]) {
      const codes = [];
      for (let attempt = 0; attempt < 7; attempt += 1) codes.push((await progress({ caseNumber: number, creditCode: nextCreditCode() })).json.code);
      expect(codes).toContain('access-throttled');
    }
    await forgetThrottles();
  });

  it('needs no idempotency key, and its answers are not stored', async () => {
    const { knowledge } = await submit((await api.organization('department')).organizationId);
    expect((await api.browser().post('/api/registrations/progress', knowledge, { 'Idempotency-Key': '' })).status).toBe(200);
    const rows = await queryRows(sequelize, "SELECT path FROM requests WHERE path ~ 'registrations/(progress|access)'");
    expect(rows).toEqual([]);
  });
});

describe('a one-time code', () => {
  it('goes to the registered address, is said masked, and stands nowhere in clear', async () => {
    const submitted = await submit((await api.organization('department')).organizationId);
    await deliver();
    const asked = await askCode(submitted.knowledge);
    expect(asked).toMatchObject({ status: 202, json: { target: 'z***@example.cn', validMinutes: 10, nextAfterSeconds: 60 } });
    const { mails: [mail] } = await deliver();
    expect(mail).toMatchObject({ to: submitted.form.email });
    const code = /\d{6}/.exec(mail?.subject ?? '')?.[0] ?? '';
    const [row] = await queryRows<{ all: string; sealed: string | null }>(sequelize, `
      SELECT row_to_json(c)::text || (SELECT string_agg(payload::text, '') FROM outbox) AS all, code_sealed AS sealed
      FROM one_time_codes c WHERE subject_id = :caseId`, { caseId: submitted.caseId });
    expect(row?.sealed).toBeNull();
    expect(row?.all).not.toContain(`"${code}"`);
  });

  it('goes to the registered mobile number when that is asked for', async () => {
    const submitted = await submit((await api.organization('department')).organizationId);
    expect((await askCode({ ...submitted.knowledge, channel: 'mobile' })).json.target).toBe('139****1234');
    const { shortMessages } = await deliver();
    expect(shortMessages).toMatchObject([{ to: submitted.form.mobile, text: expect.stringMatching(/验证码 \d{6}/) }]);
  });

  it('is sent at most once a minute and five times an hour, whoever asks at the same moment', async () => {
    const { knowledge, caseId } = await submit((await api.organization('department')).organizationId);
    const answers = await Promise.all([askCode(knowledge), askCode(knowledge), askCode(knowledge)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 429, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.json.code).toBe('access-throttled');
    expect(Number(refused?.headers.get('Retry-After'))).toBeGreaterThan(50);
    for (let count = 1; count < 5; count += 1) {
      await age(caseId, 2);
      expect((await askCode(knowledge)).status).toBe(202);
    }
    await age(caseId, 2);
    expect(Number((await askCode(knowledge)).headers.get('Retry-After'))).toBeGreaterThan(40 * 60);
    await age(caseId, 60);
    expect((await askCode(knowledge)).status).toBe(202);
  });

  it('opens the case once', async () => {
    const submitted = await submit((await api.organization('department')).organizationId);
    const code = await codeFor(submitted);
    const answers = await Promise.all([open(submitted.caseNumber, code), open(submitted.caseNumber, code)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 422]);
    const cookie = answers.find(({ status }) => status === 204)?.headers.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(/^xs_applicant=[\w-]{43};.*HttpOnly.*SameSite=Strict/);
  });

  it('is void after five wrong attempts, after ten minutes, and once another one was sent', async () => {
    const submitted = await submit((await api.organization('department')).organizationId);
    const { caseNumber, caseId } = submitted;
    const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    const first = await codeFor(submitted);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await forgetThrottles();
      expect((await open(caseNumber, wrongOf(first))).json.code).toBe('code-wrong');
    }
    await forgetThrottles();
    expect((await open(caseNumber, first)).json.code).toBe('code-wrong');
    await age(caseId, 2);
    const second = await codeFor(submitted);
    await age(caseId, 2);
    const third = await codeFor(submitted);
    expect((await open(caseNumber, second)).json.code).toBe(second === third ? undefined : 'code-wrong');
    await age(caseId, 11);
    expect((await open(caseNumber, third)).json.code).toBe('code-wrong');
    await forgetThrottles();
  });

  it('that is void by the time the relay comes is not sent', async () => {
    const { knowledge, caseId } = await submit((await api.organization('department')).organizationId);
    await deliver();
    await askCode(knowledge);
    await age(caseId, 11);
    expect((await deliver()).mails).toEqual([]);
  });

  it('is answered alike for a number that does not exist', async () => {
    const { caseNumber } = await submit((await api.organization('department')).organizationId);
    const [known, unknown] = [await open(caseNumber, '000000'), await open(UNKNOWN, '000000')];
    expect({ ...known.json, instance: '' }).toEqual({ ...unknown.json, instance: '' });
    expect(known.status).toBe(unknown.status);
    await forgetThrottles();
  });

  it('slows down whoever guesses', async () => {
    const codes = [];
    for (let attempt = 0; attempt < 7; attempt += 1) codes.push((await open(UNKNOWN, '123456')).json.code);
    expect(codes).toContain('access-throttled');
    await forgetThrottles();
  });
});

describe('an opened case', () => {
  it('shows its applicant everything of his own, and no name of a reviewer', async () => {
    const department = await api.organization('department');
    const submitted = await submit(department.organizationId);
    await decideBy(await api.signedIn(department))(submitted.caseId, { verb: 'return', reason: '请补充单位地址' });
    const { status, json, text } = await (await opened(submitted)).get('/api/registrations/current');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      caseNumber: submitted.caseNumber, status: 'returned', round: 1, revision: 3, verbs: ['resubmit', 'withdraw'], isAdministratorFixed: false,
      reviewer: { name: department.organizationName }, values: { ...submitted.form, phone: '' },
    });
    expect(json.timeline[0]).toMatchObject({ edge: 'return', reason: '请补充单位地址', organizationName: department.organizationName });
    expect(json.form.idNumber).toMatch(/^370\*+/);
    expect(text).not.toContain(department.name);
  });

  it('is nobody else’s: without a code, with an invented token, or after leaving', async () => {
    const visitor = api.browser();
    expect((await visitor.get('/api/registrations/current')).json).toMatchObject({ status: 401, code: 'access-ended' });
    const invented = await visitor.get('/api/registrations/current', { Cookie: `xs_applicant=${'a'.repeat(43)}` });
    expect(invented.json.code).toBe('access-ended');
    const applicant = await opened(await submit((await api.organization('department')).organizationId));
    expect((await applicant.send('DELETE', '/api/registrations/current')).status).toBe(204);
    expect((await applicant.get('/api/registrations/current')).json.code).toBe('access-ended');
  });

  it.each([
    ['30 minutes without a request', "last_seen_at = now() - interval '31 minutes'"],
    ['two hours in any case', "expires_at = now() - interval '1 second'"],
  ])('closes after %s, and is then deleted', async (_when, change) => {
    const submitted = await submit((await api.organization('department')).organizationId);
    const applicant = await opened(submitted);
    await queryRows(sequelize, `UPDATE applicant_sessions SET ${change} WHERE case_id = :caseId`, { caseId: submitted.caseId });
    expect((await applicant.get('/api/registrations/current')).json.code).toBe('access-ended');
    expect(await deleteExpiredApplicantSessions(sequelize)).toBe(1);
    expect(await deleteExpiredApplicantSessions(sequelize)).toBe(0);
  });

  it('leaves no codes behind: those void for an hour are deleted', async () => {
    await queryRows(sequelize, 'DELETE FROM one_time_codes');
    const submitted = await submit((await api.organization('department')).organizationId);
    await codeFor(submitted);
    await age(submitted.caseId, 65);
    expect(await deleteExpiredCodes(sequelize)).toBe(0);
    await age(submitted.caseId, 10);
    expect(await deleteExpiredCodes(sequelize)).toBe(1);
    expect(await deleteExpiredCodes(sequelize)).toBe(0);
  });
});
