import { createTransport } from 'nodemailer';

export interface Mail {
  /** Made of ids, the same for every attempt, so that a receiver can drop the second copy. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface ShortMessage {
  readonly messageId: string;
  /** A mobile number. */
  readonly to: string;
  readonly text: string;
}

export interface Mailer {
  /** Hands a mail to the server; settles when the server has taken it. Safe to retry: the message id stays the same. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

export interface ShortMessages {
  /** Hands a short message to the gateway. */
  send(message: ShortMessage): Promise<void>;
}

/** No mail server is configured. The outbox keeps what was to be sent until one is. */
export class MailNotConfiguredError extends Error {
  override readonly name = 'MailNotConfiguredError';
}

/** The server did not take a mail. Says the server's code, never whom it was for. */
export class MailRefusedError extends Error {
  override readonly name = 'MailRefusedError';
  /** For example `ECONNECTION` or `EENVELOPE`. */
  readonly code: string;

  constructor(code: string) {
    super(`The mail server did not take a mail: ${code}`);
    this.code = code;
  }
}

export interface SmtpOptions {
  /** `smtp://user:password@host:587` or `smtps://…:465` */
  readonly url: string;
  /** Sender, `Name <address>`. */
  readonly from: string;
}

const CONNECT_TIMEOUT_MS = 10_000;
const SEND_TIMEOUT_MS = 30_000;

/** Sends through a mail server. Connections are kept for a while and closed with `close`. */
export function createSmtpMailer({ url, from }: SmtpOptions): Mailer {
  const transport = createTransport({
    url, pool: true, maxConnections: 2, connectionTimeout: CONNECT_TIMEOUT_MS, greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SEND_TIMEOUT_MS, disableFileAccess: true, disableUrlAccess: true,
  }, { from });
  return {
    async send({ messageId, to, subject, text }) {
      try {
        // An address object is taken as it is: a comma in it does not make two receivers.
        await transport.sendMail({ messageId: `<${messageId}@xueshi>`, to: { name: '', address: to }, subject, text });
      } catch (error) {
        const code: unknown = Reflect.get(Object(error), 'code');
        throw new MailRefusedError(typeof code === 'string' ? code : 'unknown');
      }
    },
    close: () => transport.close(),
  };
}

/** Stands where no mail server is configured. */
export function createUnconfiguredMailer(): Mailer {
  return {
    async send() {
      throw new MailNotConfiguredError('SMTP_URL is not set: mail waits in the outbox until it is');
    },
    close: () => undefined,
  };
}
