import type { HonoRequest, MiddlewareHandler } from 'hono';
import type { Config } from '../../platform/config.ts';
import type { AppEnv } from '../app-env.ts';
import { ProblemError } from '../problem.ts';

/** Largest body of a JSON request, in bytes. */
export const MAX_BODY_BYTES = 1_048_576;

/** The one write that comes from elsewhere: the Temporal UI asks what payloads hold, and changes nothing. */
const FROM_TEMPORAL_UI = '/api/payloads/decode';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Files come as they are, up to a limit of their own (`receive-file.ts`). */
const UPLOAD = '/api/attachments';

/** True for methods that change something. */
export function isWrite(method: string): boolean {
  return !READING.has(method);
}

/**
 * Before a write: it must come from our own pages (browsers send `Origin`; JSON posts are not stopped by cookies'
 * SameSite alone), be JSON, and be at most 1 MB. Reads pass untouched, and the bodies of uploads.
 */
export function guardWrites({ publicUrl, temporalUiUrl }: Pick<Config, 'publicUrl' | 'temporalUiUrl'>): MiddlewareHandler<AppEnv> {
  const ownOrigin = new URL(publicUrl).origin;
  const uiOrigin = temporalUiUrl === null ? null : new URL(temporalUiUrl).origin;
  return async function guardWrite(c, next) {
    if (!isWrite(c.req.method)) return next();
    const origin = c.req.header('Origin');
    const site = c.req.header('Sec-Fetch-Site');
    const isOwn = origin === ownOrigin || origin === new URL(c.req.url).origin
      || (c.req.path === FROM_TEMPORAL_UI && origin === uiOrigin);
    if (origin === undefined ? site !== undefined && site !== 'same-origin' : !isOwn) throw new ProblemError('cross-origin');
    if (c.req.path === UPLOAD) return next();
    const body = await readBody(c.req);
    if (body !== '') {
      const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
      if (type !== 'application/json') throw new ProblemError('media-type-unsupported');
      requireJson(body);
    }
    await next();
  };
}

/** Reads at most {@link MAX_BODY_BYTES}; a longer body is refused without reading on. Whoever reads the body later gets it again. */
async function readBody(request: HonoRequest): Promise<string> {
  const announced = request.header('Content-Length');
  if (announced === undefined) return readStream(request);
  if (Number(announced) > MAX_BODY_BYTES) throw new ProblemError('body-too-large');
  // The server takes no more than was announced, and this is twice as fast as a stream.
  return request.text();
}

async function readStream(request: HonoRequest): Promise<string> {
  const { method, headers, url, body: stream } = request.raw;
  if (stream === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw new ProblemError('body-too-large');
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks).toString('utf8');
  request.raw = new Request(url, { method, headers, body: body === '' ? null : body });
  return body;
}

function requireJson(body: string): void {
  try {
    JSON.parse(body);
  } catch (cause) {
    throw new ProblemError('malformed-json', { cause });
  }
}
