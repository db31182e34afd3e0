import { v7 as uuidv7 } from 'uuid';
import { CaughtMessageModel } from '../models/caught-message.ts';
import type { Config } from '../platform/config.ts';
import { createSmtpMailer, createUnconfiguredMailer, type Mailer, type ShortMessages } from '../platform/mail.ts';
import { type CaughtMessage, createCaughtShortMessages, startMailCatcher } from '../platform/mail-catcher.ts';

export interface Messengers {
  readonly mailer: Mailer;
  /** Null where no gateway for short messages is connected: mail alone goes out. */
  readonly shortMessages: ShortMessages | null;
  close(): Promise<void>;
}

/**
 * How this installation writes to people: by its mail server; the demo without one catches what it would send and shows
 * it on the mailbox page; elsewhere mail waits in the outbox until `SMTP_URL` is set.
 */
export async function createMessengers({ smtpUrl, mailFrom, demo }: Config): Promise<Messengers> {
  const shortMessages = demo ? createCaughtShortMessages(storeCaught) : null;
  if (smtpUrl === null && demo) {
    const catcher = await startMailCatcher({ port: 0, store: storeCaught });
    const mailer = createSmtpMailer({ url: catcher.url, from: mailFrom });
    return { mailer, shortMessages, close: async () => { mailer.close(); await catcher.close(); } };
  }
  const mailer = smtpUrl === null ? createUnconfiguredMailer() : createSmtpMailer({ url: smtpUrl, from: mailFrom });
  return { mailer, shortMessages, close: async () => mailer.close() };
}

async function storeCaught({ channel, recipient, subject, text, sentAt }: CaughtMessage): Promise<void> {
  await CaughtMessageModel.create({ id: uuidv7(), channel, recipient, subject, text, sentAt: new Date(sentAt) });
}
