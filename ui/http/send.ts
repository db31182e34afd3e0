import { currentLocale, say } from '../i18n/locale.ts';
import { HttpProblem, type ProblemField } from './http-problem.ts';
import { SESSION_ENDED } from './session-events.ts';

/** Browsers take 64 KiB of what is to outlive its page, of all that is on its way; what is larger than this asks for none of it. */
const OUTLIVING_BYTES = 8_192;

/**
 * `fetch` for the typed clients: adds the language, and an idempotency key to a write that brings none. A write of up to
 * 8 KiB, like a decision, arrives though its page is left at once. Never repeats a write by itself.
 *
 * @throws HttpProblem for every answer that is no success, and with the code `unreachable` when there was none.
 */
export async function send(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('Accept-Language', currentLocale());
  const writes = (init.method ?? 'GET') !== 'GET';
  if (writes && !headers.has('Idempotency-Key')) headers.set('Idempotency-Key', crypto.randomUUID());
  const response = await fetch(input, { ...init, headers, keepalive: writes && isSmall(init.body ?? null) }).catch(() => null);
  if (response === null) throw unreachable();
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.code === 'session-missing') window.dispatchEvent(new Event(SESSION_ENDED));
  throw problem;
}

function isSmall(body: BodyInit | null): boolean {
  return body === null || typeof body === 'string' && new Blob([body]).size <= OUTLIVING_BYTES;
}

/** What is thrown when there was no answer. */
export function unreachable(): HttpProblem {
  return new HttpProblem({
    status: 0, code: 'unreachable', title: say('common.unreachable'), detail: say('common.unreachable.detail'), errors: [], facts: {},
    retryAfter: null,
  });
}

/** A refusal as the server wrote it. */
export async function problemOf(response: Response): Promise<HttpProblem> {
  const body: unknown = await response.json().catch(() => null);
  const text = (name: string, fallback: string): string => {
    const value: unknown = Reflect.get(Object(body), name);
    return typeof value === 'string' ? value : fallback;
  };
  const seconds = Number(response.headers.get('Retry-After'));
  return new HttpProblem({
    status: response.status,
    code: text('code', 'internal'),
    title: text('title', say('common.failed')),
    detail: text('detail', say('common.failed.detail')),
    errors: fieldsOf(Reflect.get(Object(body), 'errors')),
    facts: factsOf(Reflect.get(Object(body), 'facts')),
    retryAfter: seconds > 0 ? seconds : null,
  });
}

function fieldsOf(errors: unknown): ProblemField[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((error: unknown) => {
    const text = (name: string): string => String(Reflect.get(Object(error), name) ?? '');
    return { field: text('field'), code: text('code'), message: text('message'), params: {} };
  });
}

function factsOf(facts: unknown): HttpProblem['facts'] {
  return Object.fromEntries(Object.entries(Object(facts)).flatMap(([name, value]) =>
    (typeof value === 'string' || typeof value === 'number' || value === null ? [[name, value] as const] : [])));
}
