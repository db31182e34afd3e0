import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { ShortMessage, ShortMessages } from './mail.ts';

/** A mail or short message that the demo keeps instead of sending. */
export interface CaughtMessage {
  readonly channel: 'mail' | 'sms';
  readonly messageId: string;
  readonly recipient: string;
  /** Empty for a short message. */
  readonly subject: string;
  readonly text: string;
  /** ISO 8601. */
  readonly sentAt: string;
}

/** Keeps a message; the models write it to the database. */
export type StoreCaughtMessage = (message: CaughtMessage) => Promise<void>;

export interface MailCatcherOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly store: StoreCaughtMessage;
}

export interface MailCatcher {
  /** For `createSmtpMailer`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Larger mails are refused, as a real server would. */
const MAX_MAIL_BYTES = 10 * 1024 * 1024;

/** What a mail server on this machine does with a mail; a mail is taken when it settles, and refused for now when it rejects. */
export type TakeMail = (stream: SMTPServerDataStream, recipients: readonly string[]) => Promise<void>;

/** A mail server on this machine only, without signing in and without encryption. */
export async function startMailServer({ port, take }: { port: number; take: TakeMail }): Promise<MailCatcher> {
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], size: MAX_MAIL_BYTES, disableReverseLookup: true,
    onData(stream, session, callback) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      take(stream, recipients).then(() => callback(), () => callback(refusal()));
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `smtp://127.0.0.1:${portOf(server.server.address())}`,
    close: () => new Promise((resolve) => { server.close(resolve); }),
  };
}

/**
 * A mail server for the demo: takes every mail, stores it, sends nothing. A mail is accepted when it is stored, so a failing
 * store is a failing mail and is retried.
 */
export async function startMailCatcher({ port, store }: MailCatcherOptions): Promise<MailCatcher> {
  return startMailServer({ port, take: (stream, recipients) => catchMail(stream, recipients, store) });
}

/** Short messages of the demo: stored beside the mails. */
export function createCaughtShortMessages(store: StoreCaughtMessage): ShortMessages {
  return {
    send: ({ messageId, to, text }: ShortMessage) =>
      store({ channel: 'sms', messageId, recipient: to, subject: '', text, sentAt: new Date().toISOString() }),
  };
}

async function catchMail(stream: SMTPServerDataStream, recipients: readonly string[], store: StoreCaughtMessage): Promise<void> {
  // Loaded with the first mail: a start does not wait for it.
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(stream);
  if (stream.sizeExceeded) throw new RangeError('The mail is too large');
  const { subject = '', text = '' } = mail;
  const messageId = (mail.messageId ?? '').replaceAll(/^<|@xueshi>$|>$/g, '');
  const sentAt = new Date().toISOString();
  for (const recipient of recipients) {
    await store({ channel: 'mail', messageId, recipient, subject, text: text.trimEnd(), sentAt });
  }
}

/** A temporary failure (4xx), so that a sender tries again. */
function refusal(): Error {
  return Object.assign(new Error('The mail could not be stored'), { responseCode: 451 });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new TypeError('The mail catcher listens on no port');
  return address.port;
}
