import { randomUUID } from 'node:crypto';
import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHttpServer } from '../../api/http-server.ts';
import { queryRows } from '../../models/database.ts';
import { useApi } from '../support/api.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import type { TestAdministrator } from '../support/organizations.ts';
import { nextIdNumber, PASSWORD } from '../support/registration-form.ts';
import { remoteBrowser } from '../support/remote-browser.ts';

const api = useApi();
const { sequelize } = api.deps;
const server = createHttpServer(api.app);
let url = '';
let administrator: TestAdministrator;

const browser = (): BrowserSession => remoteBrowser(() => url);
const signIn = (on: BrowserSession, idNumber: string, password: string) => on.post('/api/sessions', { userType: 'department', idNumber, password });

beforeAll(async () => {
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  url = `http://127.0.0.1:${Reflect.get(Object(server.address()), 'port')}`;
  administrator = await api.organization('department');
});
afterAll(() => new Promise((resolve) => { server.close(resolve); }));

describe('a connection', () => {
  it('is kept for longer than proxies keep theirs', async () => {
    const [, seconds = ''] = /^timeout=(\d+)$/.exec((await fetch(`${url}/livez`)).headers.get('Keep-Alive') ?? '') ?? [];
    expect(Number(seconds)).toBeGreaterThan(60);
  });
});

describe('signing in', () => {
  it('answers a wrong password and an unknown account alike, and then slows down', async () => {
    const attempt = (idNumber: string) => signIn(browser(), idNumber, 'Wrong-Password-1');
    const known = await attempt(administrator.idNumber);
    const unknown = await attempt(nextIdNumber());
    expect(known.status).toBe(401);
    expect({ ...known.json, instance: '' }).toEqual({ ...unknown.json, instance: '' });
    const answers = [];
    for (let count = 0; count < 6; count += 1) answers.push(await attempt(administrator.idNumber));
    const throttled = answers.find(({ status }) => status === 429);
    expect(Number(throttled?.headers.get('Retry-After'))).toBeGreaterThan(0);
    await queryRows(sequelize, 'DELETE FROM sign_in_throttles');
  });

  it.each([
    ['expired', "expires_at = now() - interval '1 second'"],
    ['revoked', 'revoked_at = now()'],
  ])('a session that is %s opens nothing', async (_how, change) => {
    const session = browser();
    expect((await signIn(session, administrator.idNumber, PASSWORD)).status).toBe(200);
    expect((await session.get('/api/workbench')).status).toBe(200);
    await queryRows(sequelize, `UPDATE sessions SET ${change}`);
    expect((await session.get('/api/workbench')).json).toMatchObject({ status: 401, code: 'session-missing' });
  });
});

/** So many bytes, which come piece by piece. */
function streamOf(bytes: number): ReadableStream<Uint8Array> {
  const piece = new Uint8Array(65_536).fill(0x20);
  return new ReadableStream({
    start(controller) {
      for (let count = 0; count < bytes; count += piece.length) controller.enqueue(piece);
      controller.close();
    },
  });
}

describe('a write', () => {
  it.each([
    ['that says how long it is', { body: JSON.stringify({ form: 'x'.repeat(2 * 1024 * 1024) }) }],
    // Types of browsers do not know `duplex`, without which Node sends no stream.
    ['that does not', { body: streamOf(2 * 1024 * 1024), duplex: 'half' }],
  ])('of 2 MB %s is refused as a problem', async (_what, init) => {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
    const answer = await fetch(`${url}/api/registrations/employers/checks`, { method: 'POST', headers, ...init });
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 413, code: 'body-too-large', type: '/problems/body-too-large' });
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
