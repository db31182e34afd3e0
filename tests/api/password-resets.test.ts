import { describe, expect, it } from '@jest/globals';
import { deleteExpired } from '../../models/stores/delete-expired.ts';
import { queryRows } from '../../models/database.ts';
import { findPersonalData } from '../../models/stores/password.ts';
import { useApi } from '../support/api.ts';
import { delivererOf } from '../support/deliver.ts';
import type { TestAdministrator } from '../support/organizations.ts';
import { nextIdNumber, PASSWORD } from '../support/registration-form.ts';

const statements: string[] = [];
const api = useApi({ onQuery: (sql) => statements.push(sql) });
const { sequelize } = api.deps;
const deliver = delivererOf(api);

const NEW_PASSWORD = 'Willow-Harbour-77';
const ask = (body: object, headers: Record<string, string> = {}) => api.browser().post('/api/password-resets', body, headers);
const complete = (token: string, code: string, newPassword = NEW_PASSWORD) => api.browser().post('/api/password-resets/completion', { token, code, newPassword });
const signIn = (idNumber: string, password: string) => api.browser().post('/api/sessions', { userType: 'department', idNumber, password });

/** What all tests share: their address. */
const forgetThrottles = () => queryRows(sequelize, 'DELETE FROM sign_in_throttles');

async function person(): Promise<TestAdministrator & { email: string; mobile: string }> {
  await forgetThrottles();
  const administrator = await api.organization('department');
  const { email = '', mobile = '' } = await findPersonalData(api.deps, administrator.accountId);
  return { ...administrator, email, mobile };
}

/** Asks, and reads the code in the mail. */
async function codeFor({ idNumber, email }: { idNumber: string; email: string }): Promise<{ token: string; code: string }> {
  await deliver();
  const { status, json } = await ask({ idNumber, contact: email });
  expect(status).toBe(202);
  const { mails } = await deliver();
  return { token: json.token, code: /\d{6}/.exec(mails[0]?.subject ?? '')?.[0] ?? '' };
}

const wrongOf = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** Lets minutes pass for the resets of an account. */
const age = (accountId: string, minutes: number) => queryRows(sequelize, `
  WITH resets AS (
    UPDATE password_resets SET created_at = created_at - make_interval(mins => :minutes), expires_at = expires_at - make_interval(mins => :minutes)
    WHERE account_id = :accountId RETURNING id
  ) UPDATE one_time_codes SET expires_at = expires_at - make_interval(mins => :minutes) WHERE subject_id IN (SELECT id FROM resets)`, { accountId, minutes });

/** The shape of every statement since, without its values. */
function shapes(): string[] {
  return statements.splice(0).map((sql) => sql.replace(/^Executing \([^)]*\): /, '').replaceAll(/'(?:[^']|'')*'/g, '?').replaceAll(/\b[\d.]+\b/g, '0').replaceAll(/\s+/g, ' '));
}

describe('asking for a code', () => {
  it('is answered alike, with the same statements, whatever was typed', async () => {
    const { idNumber, email, accountId } = await person();
    const disabled = await person();
    await queryRows(sequelize, "UPDATE accounts SET status = 'disabled' WHERE id = :accountId", { ...disabled });
    const asked = [
      { idNumber, contact: email }, { idNumber: nextIdNumber(), contact: email }, { idNumber, contact: 'nobody@example.cn' },
      { idNumber: disabled.idNumber, contact: disabled.email }, { idNumber: "' OR 1=1 --", contact: '%@%' },
    ];
    const seen = [];
    for (const body of asked) {
      statements.splice(0);
      const { status, json } = await ask(body);
      seen.push({ status, json: { ...json, token: json.token.length }, statements: shapes() });
    }
    expect(seen[0]).toMatchObject({ status: 202, json: { token: 43, validMinutes: 10, nextAfterSeconds: 60 } });
    for (const other of seen) expect(other).toEqual(seen[0]);
    const { mails, shortMessages } = await deliver();
    expect(mails).toMatchObject([{ to: email, subject: expect.stringMatching(/^验证码：\d{6}$/) }]);
    expect(shortMessages).toEqual([]);
    expect(accountId).not.toBe('');
  });

  it('sends to the mobile number when that is what was typed', async () => {
    const { idNumber, mobile } = await person();
    await deliver();
    await ask({ idNumber: ` ${idNumber.toLowerCase()} `, contact: mobile });
    const { mails, shortMessages } = await deliver();
    expect(mails).toEqual([]);
    expect(shortMessages).toMatchObject([{ to: mobile, text: expect.stringMatching(/验证码 \d{6}/) }]);
  });

  it('keeps neither what was typed nor the code, and stores no answer', async () => {
    const { idNumber, email } = await person();
    expect((await ask({ idNumber, contact: email }, { 'Idempotency-Key': '' })).status).toBe(202);
    const { mails: [mail] } = await deliver();
    const code = /\d{6}/.exec(mail?.subject ?? '')?.[0] ?? '';
    const [row] = await queryRows<{ all: string; asked: number; sealed: number; requests: number }>(sequelize, `
      SELECT (SELECT string_agg(row_to_json(o)::text, '') FROM outbox o) || (SELECT string_agg(row_to_json(c)::text, '') FROM one_time_codes c) AS all,
        (SELECT count(*)::int FROM password_resets WHERE asked_sealed IS NOT NULL) AS asked,
        (SELECT count(*)::int FROM one_time_codes WHERE code_sealed IS NOT NULL) AS sealed,
        (SELECT count(*)::int FROM requests WHERE path LIKE '%password-resets%') AS requests`);
    expect(row).toMatchObject({ asked: 0, sealed: 0, requests: 0 });
    for (const secret of [`"${code}"`, idNumber, email]) expect(row?.all).not.toContain(secret);
  });

  it('slows down by ID number, known or not, and signing in stays possible', async () => {
    const { idNumber, email } = await person();
    for (const number of [idNumber, nextIdNumber()]) {
      const codes = [];
      for (let count = 0; count < 7; count += 1) codes.push((await ask({ idNumber: number, contact: email })).json.code);
      expect(codes).toContain('access-throttled');
      expect(codes[3]).toBeUndefined();
    }
    expect((await signIn(idNumber, PASSWORD)).status).toBe(200);
  });

  it('slows down by address, whatever the ID numbers', async () => {
    await forgetThrottles();
    await queryRows(sequelize, "INSERT INTO sign_in_throttles SELECT 'address:reset:' || address, 60, now() FROM audit_entries WHERE action = 'password-reset.requested' LIMIT 1");
    const codes = [];
    for (let count = 0; count < 2; count += 1) codes.push((await ask({ idNumber: nextIdNumber(), contact: 'nobody@example.cn' })).json.code);
    expect(codes[1]).toBe('access-throttled');
    await forgetThrottles();
  });

  it('sends at most one code a minute and five an hour, and says nothing of it', async () => {
    const { idNumber, email, accountId } = await person();
    await deliver();
    const sent = [];
    for (let count = 0; count < 7; count += 1) {
      await forgetThrottles();
      expect((await ask({ idNumber, contact: email })).status).toBe(202);
      expect((await ask({ idNumber, contact: email })).status).toBe(202);
      sent.push((await deliver()).mails.length);
      await age(accountId, 2);
    }
    expect(sent).toEqual([1, 1, 1, 1, 1, 0, 0]);
    await forgetThrottles();
  });
});

describe('the new password', () => {
  it('is set once with the code, ends every session, and is said by mail with who helps', async () => {
    const owner = await person();
    const elsewhere = await api.signedIn(owner);
    const { token, code } = await codeFor(owner);
    expect((await complete(token, code)).status).toBe(204);
    expect((await elsewhere.get('/api/sessions/current')).status).toBe(401);
    expect((await signIn(owner.idNumber, PASSWORD)).status).toBe(401);
    expect((await signIn(owner.idNumber, NEW_PASSWORD)).status).toBe(200);
    expect((await complete(token, code, 'Another-Harbour-78')).json.code).toBe('code-wrong');
    const { mails } = await deliver();
    expect(mails).toMatchObject([{ to: owner.email, subject: '登录密码已重置', text: expect.stringContaining('联系') }]);
    expect(mails[0]?.text).not.toContain(NEW_PASSWORD);
    const entries = await queryRows(sequelize, `
      SELECT action, result FROM audit_entries WHERE account_id = :accountId AND action LIKE 'password%' ORDER BY at, id`, { ...owner });
    expect(entries).toEqual([
      { action: 'password-reset.resolved', result: 'success' }, { action: 'password.reset', result: 'success' },
    ]);
  });

  it('is set once even by two who send at the same moment', async () => {
    const { token, code } = await codeFor(await person());
    const answers = await Promise.all([complete(token, code), complete(token, code)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 422]);
  });

  it.each(['short-1A', 'alllowercaseletters', 'Password123!'])('is refused when it is %s, and the code stays good', async (weak) => {
    const { token, code } = await codeFor(await person());
    expect((await complete(token, code, weak)).json).toMatchObject({ status: 422, code: 'password-weak', errors: [{ field: 'newPassword' }] });
    expect((await complete(token, code)).status).toBe(204);
  });

  it('is refused when it holds something of the person, which only the right code tells', async () => {
    const owner = await person();
    const personal = `Ab-${owner.idNumber.slice(6, 14)}-x`;
    const { token, code } = await codeFor(owner);
    expect((await complete(token, wrongOf(code), personal)).json.code).toBe('code-wrong');
    expect((await complete(token, code, personal)).json).toMatchObject({
      code: 'password-weak', errors: [{ field: 'newPassword', code: 'passwordPersonal' }],
    });
    expect((await complete(token, code)).status).toBe(204);
  });
});

describe('a code', () => {
  it('is void after five wrong attempts', async () => {
    const { token, code } = await codeFor(await person());
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await complete(token, wrongOf(code))).json.code).toBe('code-wrong');
    expect((await complete(token, code)).json.code).toBe('code-wrong');
  });

  it('is void after ten minutes, and then deleted', async () => {
    const owner = await person();
    const { token, code } = await codeFor(owner);
    await age(owner.accountId, 11);
    expect((await complete(token, code)).json.code).toBe('code-wrong');
    await queryRows(sequelize, "UPDATE password_resets SET created_at = now() - interval '25 hours' WHERE account_id = :accountId", { ...owner });
    expect((await deleteExpired(api.deps)).password_resets).toBe(1);
  });

  it('opens nothing in another browser, for another person, or for a disabled account', async () => {
    const [owner, other] = [await person(), await person()];
    const { token, code } = await codeFor(owner);
    const { token: otherToken } = await codeFor(other);
    expect((await complete(otherToken, code)).json.code).toBe('code-wrong');
    expect((await complete('x'.repeat(43), code)).json.code).toBe('code-wrong');
    await queryRows(sequelize, "UPDATE accounts SET status = 'disabled' WHERE id = :accountId", { ...owner });
    expect((await complete(token, code)).json.code).toBe('code-wrong');
  });

  it('is void once the password was changed in another way', async () => {
    const owner = await person();
    const { token, code } = await codeFor(owner);
    const browser = await api.signedIn(owner);
    const change = { body: JSON.stringify({ currentPassword: PASSWORD, newPassword: 'Another-Harbour-78' }) };
    expect((await browser.send('PUT', '/api/accounts/current/password', change)).status).toBe(204);
    expect((await deliver()).mails).toMatchObject([{ to: owner.email, subject: '登录密码已修改' }]);
    expect((await complete(token, code)).json.code).toBe('code-wrong');
  });

  it('that is wrong is answered alike, with the same statements, whether or not one was sent', async () => {
    const owner = await person();
    const known = await codeFor(owner);
    const unknown = (await ask({ idNumber: nextIdNumber(), contact: owner.email })).json;
    await deliver();
    const seen = [];
    for (const token of [known.token, unknown.token]) {
      statements.splice(0);
      const { status, json } = await complete(token, wrongOf(known.code));
      seen.push({ status, json: { ...json, instance: '' }, statements: shapes() });
    }
    expect(seen[1]).toEqual(seen[0]);
  });

  it('is slowed down by address', async () => {
    await forgetThrottles();
    const { token } = await codeFor(await person());
    await queryRows(sequelize, "UPDATE sign_in_throttles SET failures = 60 WHERE key LIKE 'address:reset:%'");
    const codes = [];
    for (let attempt = 0; attempt < 2; attempt += 1) codes.push((await complete(token, '000000')).json.code);
    expect(codes[1]).toBe('access-throttled');
    await forgetThrottles();
  });
});
