import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Client } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import type { Sequelize } from 'sequelize';
import type { InboxListener } from '../models/inbox-listener.ts';
import type { CommandTarget } from '../models/stores/command-target.ts';
import type { SignedInSession } from '../models/stores/sessions.ts';
import type { Assertions } from '../platform/assertion.ts';
import type { Config } from '../platform/config.ts';
import type { FileStore } from '../platform/file-store.ts';
import type { Logger } from '../platform/logger.ts';
import type { Passwords } from '../platform/passwords.ts';
import type { Sealing } from '../platform/sealing.ts';
import type { Actor } from '../policies/actor.ts';
import type { Locale } from '../workflows/shared/messages/index.ts';

/** What the API is made of; nothing is shared in memory between processes. */
export interface ApiDeps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
  readonly assertions: Assertions;
  readonly passwords: Passwords;
  /** Reads encrypted payloads for supervisors, whether or not this installation writes them. */
  readonly payloadCodec: PayloadCodec;
  readonly client: Client;
  readonly inboxListener: InboxListener;
  readonly files: FileStore;
  readonly config: Config;
  readonly logger: Logger;
}

/** The request as idempotency knows it. */
export interface KeptRequest {
  readonly id: string;
  readonly owner: string;
  readonly key: string;
  readonly bodyHash: string;
  /** The case that its path names; null where it names none. */
  readonly target: CommandTarget | null;
}

export interface AppEnv {
  Variables: {
    requestId: string;
    locale: Locale;
    /** Network address of the caller. */
    address: string;
    session: SignedInSession | null;
    /** Who acts in the session, with the rights he has at this moment. */
    actor: Actor | null;
    /** Present on every mutating route that is not exempt. */
    kept: KeptRequest | null;
  };
}

export type App = OpenAPIHono<AppEnv>;
