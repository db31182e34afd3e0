import type { Context } from 'hono';
import type { StoredAttachment } from '../models/stores/attachments.ts';
import type { ApiDeps, AppEnv } from './app-env.ts';
import { webStreamOf } from './web-stream.ts';

/** A file that somebody uploaded may do nothing, whatever is in it; our own pages may show it in a frame. */
export const ATTACHMENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'self'";

/**
 * Streams a bound attachment to whoever may read it; the caller has checked that. It is shown, not saved, and kept by
 * no cache.
 */
export async function answerAttachment(
  c: Context<AppEnv>, { files }: Pick<ApiDeps, 'files'>, { fileId, name, mediaType, size }: StoredAttachment,
): Promise<Response> {
  const headers = {
    'Content-Type': mediaType,
    'Content-Length': String(size),
    'Content-Disposition': `inline; filename*=UTF-8''${encodeName(name)}`,
    'Content-Security-Policy': ATTACHMENT_SECURITY_POLICY,
    'X-Frame-Options': 'SAMEORIGIN',
    'Cache-Control': 'private, no-store',
  };
  return c.body(webStreamOf(await files.get(fileId)), 200, headers);
}

/** RFC 8187: what `encodeURIComponent` leaves but the header does not allow is encoded too. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
