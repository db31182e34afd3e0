import '../support/page-globals.ts';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HttpProblem } from '../../../ui/http/http-problem.ts';
import { send } from '../../../ui/http/send.ts';
import { SESSION_ENDED } from '../../../ui/http/session-events.ts';

const fetchOfNode = globalThis.fetch;
const page = new EventTarget();
Object.assign(globalThis, { window: page });

let requests: { input: RequestInfo | URL; headers: Headers; outlivesPage: boolean }[] = [];

function answerWith(answer: () => Response): void {
  globalThis.fetch = async (input, init) => {
    requests.push({ input, headers: new Headers(init?.headers), outlivesPage: init?.keepalive === true });
    return answer();
  };
}

function problem(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json', ...headers } });
}

async function refusalOf(sent: Promise<unknown>): Promise<HttpProblem> {
  const error: unknown = await sent.then(() => null, (thrown: unknown) => thrown);
  if (!(error instanceof HttpProblem)) throw new Error('Not refused');
  return error;
}

beforeEach(() => { requests = []; });
afterAll(() => {
  globalThis.fetch = fetchOfNode;
  Reflect.deleteProperty(globalThis, 'window');
});

describe('what is sent', () => {
  it('says the language, and keeps the headers it was given', async () => {
    answerWith(() => new Response('{}'));
    await send('/api/portal', { headers: { Accept: 'application/json' } });
    expect(requests[0]?.headers.get('Accept-Language')).toBe('zh-CN');
    expect(requests[0]?.headers.get('Accept')).toBe('application/json');
    expect(requests[0]?.headers.has('Idempotency-Key')).toBe(false);
  });

  it('carries an idempotency key when it writes: its own, or a new one', async () => {
    answerWith(() => new Response('{}'));
    await send('/api/x', { method: 'POST', headers: { 'Idempotency-Key': 'mine' } });
    await send('/api/x', { method: 'POST' });
    await send('/api/x', { method: 'POST' });
    const keys = requests.map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys[0]).toBe('mine');
    expect(keys[1]).toMatch(/^[\da-f-]{36}$/);
    expect(keys[2]).not.toBe(keys[1]);
  });

  it('outlives its page when it writes no more than browsers take of that', async () => {
    answerWith(() => new Response('{}'));
    await send('/api/x');
    for (const body of [null, 'x'.repeat(8_192), '学'.repeat(2_731), new Blob(['x'])]) await send('/api/x', { method: 'POST', body });
    expect(requests.map(({ outlivesPage }) => outlivesPage)).toEqual([false, true, true, false, false]);
  });
});

describe('an answer that is no success', () => {
  it('becomes a problem with everything it says', async () => {
    answerWith(() => problem(409, {
      code: 'stale', title: '该事项已有变化', detail: '请查看最新状态', facts: { deciderName: '王敏', revision: 3, list: [] },
      errors: [{ field: 'form.creditCode', code: 'creditCodeFormat', message: '格式不正确' }],
    }, { 'Retry-After': '7' }));
    expect(await refusalOf(send('/api/x'))).toMatchObject({
      status: 409, code: 'stale', title: '该事项已有变化', detail: '请查看最新状态', facts: { deciderName: '王敏', revision: 3 }, retryAfter: 7,
      errors: [{ field: 'form.creditCode', code: 'creditCodeFormat', message: '格式不正确' }],
    });
  });

  it('is a problem even when it is not JSON', async () => {
    answerWith(() => new Response('<html>Bad gateway</html>', { status: 502 }));
    expect(await refusalOf(send('/api/x'))).toMatchObject({ status: 502, code: 'internal', errors: [], facts: {}, retryAfter: null });
  });

  it('is called unreachable when there is none, and a write is not sent twice', async () => {
    answerWith(() => { throw new TypeError('Failed to fetch'); });
    expect(await refusalOf(send('/api/x', { method: 'POST' }))).toMatchObject({ status: 0, code: 'unreachable' });
    expect(requests).toHaveLength(1);
  });

  it.each([[401, 'session-missing', 1], [401, 'sign-in-failed', 0], [403, 'forbidden', 0]])('%i %s tells the page %i times that the session has ended', async (status, code, times) => {
    let told = 0;
    const count = (): void => { told += 1; };
    page.addEventListener(SESSION_ENDED, count);
    answerWith(() => problem(status, { code }));
    await refusalOf(send('/api/x'));
    page.removeEventListener(SESSION_ENDED, count);
    expect(told).toBe(times);
  });
});
