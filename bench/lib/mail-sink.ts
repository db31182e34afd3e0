import { finished } from 'node:stream/promises';
import { startMailServer } from '../../platform/mail-catcher.ts';
import { onStop } from './stops.ts';

/**
 * A mail server that takes every mail and looks at none: in production the server that receives is another machine, and
 * what it does with a mail is no part of a decision. Closed when the bench stops.
 *
 * @returns its address, for `SMTP_URL`.
 */
export async function startMailSink(): Promise<string> {
  const { url, close } = await startMailServer({ port: 0, take: (stream) => finished(stream.resume()) });
  onStop(close);
  return url;
}
