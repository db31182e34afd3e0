import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { onStop } from './stops.ts';

/**
 * A mail server that takes every mail and looks at none: in production the server that receives is another machine, and
 * what it does with a mail is no part of a decision. Closed when the bench stops.
 *
 * @returns its address, for `SMTP_URL`.
 */
export async function startMailSink(): Promise<string> {
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, logger: false,
    onData(stream, _session, callback) {
      stream.once('end', () => callback()).resume();
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  onStop(() => new Promise<void>((resolve) => { server.close(resolve); }));
  return `smtp://127.0.0.1:${portOf(server.server.address())}`;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new TypeError('The mail sink listens on no port');
  return address.port;
}
