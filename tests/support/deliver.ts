import { relayOnce } from '../../activities/relay.ts';
import type { Mail, ShortMessage } from '../../platform/mail.ts';
import type { TestApi } from './api.ts';

export interface Delivered {
  readonly mails: readonly Mail[];
  readonly shortMessages: readonly ShortMessage[];
}

/** Gives what empties the outbox of an application in this process, and says everything that was sent. */
export function delivererOf({ deps: { sequelize, sealing, client, config, logger } }: Pick<TestApi, 'deps'>): () => Promise<Delivered> {
  return async function deliver() {
    const mails: Mail[] = [];
    const shortMessages: ShortMessage[] = [];
    const mailer = { send: async (mail: Mail) => { mails.push(mail); }, close: () => undefined };
    const gateway = { send: async (message: ShortMessage) => { shortMessages.push(message); } };
    const deps = {
      sequelize, sealing, client, logger, mailer, shortMessages: gateway, taskQueue: config.temporalTaskQueue, publicUrl: config.publicUrl,
    };
    while (await relayOnce(deps) > 0) continue;
    return { mails, shortMessages };
  };
}
