import { randomUUID } from 'node:crypto';

/** A browser as far as the API knows it: keeps cookies, sends JSON, and an idempotency key with every write. */
export class BrowserSession {
  readonly #fetch: (request: Request) => Response | Promise<Response>;
  readonly #cookies = new Map<string, string>();

  constructor(fetch: (request: Request) => Response | Promise<Response>) {
    this.#fetch = fetch;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, { headers });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, { body: JSON.stringify(body), headers });
  }

  put(path: string, body: unknown): Promise<Answer> {
    return this.send('PUT', path, { body: JSON.stringify(body) });
  }

  /** The events of a stream as they arrive, until it ends or the signal says so. */
  async* events(path: string, signal: AbortSignal): AsyncGenerator<string> {
    const response = await this.#fetch(new Request(`http://xueshi.test${path}`, { headers: { Cookie: this.#cookie }, signal }));
    if (response.status !== 200 || response.body === null) throw new Error(`${path} was answered with ${response.status}`);
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream(), { signal })) {
      for (const [, name = ''] of chunk.matchAll(/^event: (\w+)$/gm)) yield name;
    }
  }

  get #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Sends a request with these headers on top of what a browser sends; an empty text takes one away. */
  async send(method: string, path: string, { body, headers = {} }: { body?: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string> } = {}): Promise<Answer> {
    const sent = new Headers({
      'Content-Type': 'application/json',
      Cookie: this.#cookie,
      ...(method === 'GET' ? {} : { 'Idempotency-Key': randomUUID() }),
      ...headers,
    });
    for (const [name, value] of Object.entries(headers)) if (value === '') sent.delete(name);
    const response = await this.#fetch(new Request(`http://xueshi.test${path}`, { method, headers: sent, ...(body === undefined ? {} : { body }) }));
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, bytes, text, json: isJson ? JSON.parse(text) : null };
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** Parsed; null for an answer that is no JSON. Tests say what they expect of it. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads what it expects, and fails when it is not there
  readonly json: any;
}
