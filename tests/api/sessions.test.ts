import { describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { useApi } from '../support/api.ts';
import { nextIdNumber, PASSWORD } from '../support/registration-form.ts';

const api = useApi();

describe('signing in', () => {
  it('answers a wrong password and an unknown account alike, with one verification each', async () => {
    const { idNumber } = await api.organization('department');
    const attempt = (number: string) => api.browser().post('/api/sessions', { userType: 'department', idNumber: number, password: 'Wrong-Password-1' });
    const before = api.verifications();
    const known = await attempt(idNumber);
    expect(api.verifications()).toBe(before + 1);
    const unknown = await attempt(nextIdNumber());
    expect(api.verifications()).toBe(before + 2);
    expect(known.status).toBe(401);
    expect({ ...known.json, instance: '' }).toEqual({ ...unknown.json, instance: '' });
  });

  it('refuses the right password under another user type, with one verification', async () => {
    const { idNumber } = await api.organization('department');
    const before = api.verifications();
    const answer = await api.browser().post('/api/sessions', { userType: 'employer', idNumber, password: PASSWORD });
    expect(answer.json.code).toBe('sign-in-failed');
    expect(api.verifications()).toBe(before + 1);
  });

  it('slows down after wrong passwords without checking them, and says for how long', async () => {
    const { idNumber } = await api.organization('department');
    const attempt = () => api.browser().post('/api/sessions', { userType: 'department', idNumber, password: 'Wrong-Password-1' });
    const answers = [];
    for (let count = 0; count < 7; count += 1) answers.push(await attempt());
    const throttled = answers.find(({ status }) => status === 429);
    expect(throttled?.json.code).toBe('sign-in-throttled');
    expect(Number(throttled?.headers.get('Retry-After'))).toBeGreaterThan(0);
    const before = api.verifications();
    await attempt();
    expect(api.verifications()).toBe(before);
  });

  it('gives a cookie that scripts cannot read, and stores only its hash', async () => {
    const { idNumber } = await api.organization('department');
    const answer = await api.browser().post('/api/sessions', { userType: 'department', idNumber, password: PASSWORD });
    const cookie = answer.headers.getSetCookie().find((value) => value.startsWith('xs_session=')) ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const token = /xs_session=([^;]+)/.exec(cookie)?.[1] ?? '';
    const stored = await queryRows(api.deps.sequelize, 'SELECT id FROM sessions WHERE token_hash = :token', { token });
    expect(stored).toEqual([]);
    expect(answer.text).not.toContain(token);
  });
});

describe('a session', () => {
  it('ends by signing out', async () => {
    const browser = await api.signedIn(await api.organization('department'));
    expect((await browser.get('/api/sessions/current')).status).toBe(200);
    expect((await browser.send('DELETE', '/api/sessions/current')).status).toBe(204);
    expect((await browser.get('/api/sessions/current')).json.code).toBe('session-missing');
  });

  it.each([
    ['30 idle minutes', "last_seen_at = now() - interval '31 minutes'"],
    ['12 hours', "expires_at = now() - interval '1 second'"],
    ['being revoked', 'revoked_at = now()'],
  ])('ends after %s', async (_why, change) => {
    const administrator = await api.organization('department');
    const browser = await api.signedIn(administrator);
    await queryRows(api.deps.sequelize, `UPDATE sessions SET ${change} WHERE account_id = :accountId`, { ...administrator });
    expect((await browser.get('/api/workbench')).status).toBe(401);
  });

  it('is listed beside the others of the same person, who can end it', async () => {
    const administrator = await api.organization('department');
    const first = await api.signedIn(administrator);
    const second = await api.signedIn(administrator);
    const { json: { items } } = await first.get('/api/sessions');
    expect(items).toHaveLength(2);
    const other = items.find(({ current }: { current: boolean }) => !current);
    expect((await first.send('DELETE', `/api/sessions/${other.id}`)).status).toBe(204);
    expect((await second.get('/api/sessions/current')).status).toBe(401);
    expect((await first.get('/api/sessions/current')).status).toBe(200);
  });

  it('cannot be ended by somebody else', async () => {
    const browser = await api.signedIn(await api.organization('department'));
    const { json: { items: [mine] } } = await browser.get('/api/sessions');
    const stranger = await api.signedIn(await api.organization('department'));
    expect((await stranger.send('DELETE', `/api/sessions/${mine.id}`)).json.code).toBe('not-found');
    expect((await browser.get('/api/sessions/current')).status).toBe(200);
  });
});

describe('changing the password', () => {
  const change = (currentPassword: string, newPassword: string) => ({ body: JSON.stringify({ currentPassword, newPassword }) });

  it('needs the present one', async () => {
    const browser = await api.signedIn(await api.organization('department'));
    const answer = await browser.send('PUT', '/api/accounts/current/password', change('Wrong-Password-1', 'Willow-Harbour-77'));
    expect(answer.json).toMatchObject({ code: 'password-mismatch', errors: [{ field: 'currentPassword' }] });
  });

  it.each(['short-1A', 'alllowercaseletters', 'Password123!'])('refuses %s', async (weak) => {
    const browser = await api.signedIn(await api.organization('department'));
    const answer = await browser.send('PUT', '/api/accounts/current/password', change(PASSWORD, weak));
    expect(answer.json).toMatchObject({ status: 422, code: 'password-weak', errors: [{ field: 'newPassword' }] });
  });

  it('ends every other session, and only the new one signs in', async () => {
    const administrator = await api.organization('department');
    const here = await api.signedIn(administrator);
    const elsewhere = await api.signedIn(administrator);
    expect((await here.send('PUT', '/api/accounts/current/password', change(PASSWORD, 'Willow-Harbour-77'))).status).toBe(204);
    expect((await elsewhere.get('/api/sessions/current')).status).toBe(401);
    expect((await here.get('/api/sessions/current')).status).toBe(200);
    const attempt = (password: string) => api.browser().post('/api/sessions', { userType: 'department', idNumber: administrator.idNumber, password });
    expect((await attempt(PASSWORD)).status).toBe(401);
    expect((await attempt('Willow-Harbour-77')).status).toBe(200);
  });
});
