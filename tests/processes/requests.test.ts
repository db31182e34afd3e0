import { randomUUID } from 'node:crypto';
import { get } from 'node:http';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { BUSY_DEPARTMENT } from '../../models/seeds/demo/organizations.ts';
import { readSecrets, urlOf } from '../../scripts/lib/postgres-setup.mjs';
import { withClient } from '../../scripts/lib/with-client.mjs';
import type { BrowserSession } from '../support/browser-session.ts';
import { useInstallation } from '../support/installation.ts';
import { nextIdNumber, registrationForm } from '../support/registration-form.ts';
import { remoteBrowser, signedInDemo } from '../support/remote-browser.ts';

const installation = useInstallation({ isPrepared: true });
const CHECKS = '/api/registrations/employers/checks';
let url = '';

const browser = (): BrowserSession => remoteBrowser(() => url);

async function sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  const { app } = readSecrets(installation.state, { mayCreate: false });
  const database = urlOf({ port: installation.ports().postgres ?? 0, role: 'xueshi_app', password: app, database: 'xueshi' });
  return withClient(database, async (client) => (await client.query<Row>(text, values)).rows);
}

async function demoLogin(): Promise<{ userType: string; idNumber: string; password: string }> {
  const { json: { demoLogins: [{ userType, idNumber, password }] } } = await browser().get('/api/portal');
  return { userType, idNumber, password };
}

const send = (body: string, headers: Record<string, string> = {}): Promise<Response> => fetch(url + CHECKS, {
  method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...headers }, body,
});

beforeAll(async () => {
  ({ url } = await installation.start());
}, 200_000);

describe('signing in', () => {
  it('answers a wrong password and an unknown account alike, and then slows down', async () => {
    const login = await demoLogin();
    const attempt = (idNumber: string) => browser().post('/api/sessions', { ...login, idNumber, password: 'Wrong-Password-1' });
    const known = await attempt(login.idNumber);
    const unknown = await attempt(nextIdNumber());
    expect(known.status).toBe(401);
    expect({ ...known.json, instance: '' }).toEqual({ ...unknown.json, instance: '' });
    const answers = [];
    for (let count = 0; count < 6; count += 1) answers.push(await attempt(login.idNumber));
    const throttled = answers.find(({ status }) => status === 429);
    expect(Number(throttled?.headers.get('Retry-After'))).toBeGreaterThan(0);
    await sql('DELETE FROM sign_in_throttles');
  });

  it.each([
    ['expired', "expires_at = now() - interval '1 second'"],
    ['revoked', 'revoked_at = now()'],
  ])('a session that is %s opens nothing', async (_how, change) => {
    const session = await signedInDemo(() => url, BUSY_DEPARTMENT);
    expect((await session.get('/api/workbench')).status).toBe(200);
    await sql(`UPDATE sessions SET ${change}`);
    expect((await session.get('/api/workbench')).json).toMatchObject({ status: 401, code: 'session-missing' });
  });
});

describe('a write', () => {
  it.each([
    ['from another origin', JSON.stringify({ form: {} }), { Origin: 'https://evil.example' }, 403, 'cross-origin'],
    ['of malformed JSON', '{"form":', {}, 400, 'malformed-json'],
    ['of unknown fields', JSON.stringify({ form: registrationForm(), role: 'root' }), {}, 422, 'invalid'],
    ['of 2 MB', JSON.stringify({ form: 'x'.repeat(2 * 1024 * 1024) }), {}, 413, 'body-too-large'],
  ])('%s is refused as a problem', async (_what, body, headers, status, code) => {
    const answer = await send(body, headers);
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status, code, type: `/problems/${code}` });
  });

  it('of 2 MB that does not say how long it is', async () => {
    const stream = new ReadableStream({
      start(controller) {
        for (let count = 0; count < 32; count += 1) controller.enqueue(new Uint8Array(65_536).fill(0x20));
        controller.close();
      },
    });
    // Types of browsers do not know `duplex`, without which Node sends no stream.
    const init = {
      method: 'POST', body: stream, duplex: 'half', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    };
    expect((await fetch(url + CHECKS, init)).status).toBe(413);
  });

  it.each(["'; DROP TABLE cases; --", '<script>alert(1)</script>', '${7*7} {{7*7}} %s :name $1'])('keeps %j as text', async (evil) => {
    const before = await sql('SELECT count(*) FROM cases');
    const answer = await browser().post(CHECKS, { form: registrationForm({ name: `单位${evil}`, address: evil }) });
    expect([200, 422]).toContain(answer.status);
    expect(answer.headers.get('Content-Type')).toMatch(/json/);
    expect(await sql('SELECT count(*) FROM cases')).toEqual(before);
  });
});

/** The answer to a path exactly as it stands here, over a connection of its own: `fetch` would tidy it up first. */
function getAsItStands(path: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => { text += part; }).on('end', () => { resolve(text); }).on('error', reject);
    }).on('error', reject);
  });
}

describe('a path that leads elsewhere', () => {
  it.each(['/../../etc/passwd', '/assets/..%2f..%2f..%2fetc%2fpasswd', '/assets/../../../../../etc/passwd', '/api/cases/..%2f..%2fetc%2fpasswd', '/%2e%2e/%2e%2e/etc/passwd'])('%s gives no file', async (path) => {
    expect(await getAsItStands(path)).not.toContain('root:');
  });
});
