import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { NativeConnection, Worker } from '@temporalio/worker';
import { createBatchActivities } from '../../activities/batches/index.ts';
import { createActivities } from '../../activities/index.ts';
import { createRosterActivities } from '../../activities/rosters/index.ts';
import type { ApiDeps } from '../../api/app-env.ts';
import { createApp } from '../../api/app.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { loadConfig } from '../../platform/config.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createFolderFileStore } from '../../platform/folder-file-store.ts';
import { createLogger } from '../../platform/logger.ts';
import { createPasswords } from '../../platform/passwords.ts';
import { createPayloadCodec } from '../../platform/payload-codec.ts';
import { createSealing } from '../../platform/sealing.ts';
import { createTemporalClient } from '../../platform/temporal.ts';
import { createInboxListener } from '../../models/inbox-listener.ts';
import type { DatabaseOptions } from '../../models/database.ts';
import { useDatabase } from '../setup/database.ts';
import { startedFor } from '../setup/environment.ts';
import '../setup/temporal-runtime.ts';
import { BrowserSession } from './browser-session.ts';
import { closeConnection } from './close-connection.ts';
import { makeAdministrator, makeOrganization, type TestAdministrator } from './organizations.ts';
import { PASSWORD } from './registration-form.ts';

export interface RunningWorker {
  stop(): Promise<void>;
}

export interface TestApi {
  readonly app: ReturnType<typeof createApp>;
  readonly deps: ApiDeps;
  /** How many passwords were verified so far. */
  readonly verifications: () => number;
  /** A browser that nobody has signed in with. */
  readonly browser: () => BrowserSession;
  /** An organization with one administrator. */
  readonly organization: (
    kind: 'department' | 'hrss' | 'employer' | 'base', more?: { roleCode?: string; superiorId?: string | null },
  ) => Promise<TestAdministrator & { readonly organizationName: string }>;
  /** Another administrator of the same organization. */
  readonly colleague: (of: Pick<TestAdministrator, 'organizationId'>, roleCode?: string) => Promise<TestAdministrator>;
  /** A browser signed in as this administrator. */
  readonly signedIn: (administrator: TestAdministrator, userType?: string) => Promise<BrowserSession>;
  /** A worker that the test stops; with `worker: true` one runs all the time. */
  readonly startWorker: () => Promise<RunningWorker>;
  /** Hash of {@link PASSWORD}. */
  readonly passwordHash: () => Promise<string>;
}

/** Of hundreds of sign-ins none is about what a hash costs. */
const CHEAP = { memoryCost: 8, timeCost: 1, parallelism: 1 };

/**
 * The application in this process, over a database of the calling test file, with a worker of its own on the test run's
 * Temporal server. Call it once, at the top of the file.
 */
export function useApi(options: DatabaseOptions & { worker?: boolean; activities?: (deps: ApiDeps) => object } = {}): TestApi {
  const { sequelize, appUrl } = useDatabase(options);
  const taskQueue = `api-${randomUUID()}`;
  const config = loadConfig({
    DATABASE_URL: appUrl, TEMPORAL_ADDRESS: startedFor('TEST_TEMPORAL_ADDRESS'), TEMPORAL_TASK_QUEUE: taskQueue,
    PUBLIC_URL: 'http://xueshi.test', XUESHI_HOME: path.join(os.tmpdir(), taskQueue), LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent', XUESHI_DEMO: '1',
  });
  const keys = generateKeys();
  let verified = 0;
  const sealing = createSealing(keys);
  const passwords = createPasswords({ onVerify: () => { verified += 1; }, parameters: CHEAP });
  const assertions = createAssertions(keys.assertion);
  const client = createTemporalClient({ address: config.temporalAddress, namespace: config.temporalNamespace });
  const inboxListener = createInboxListener(appUrl);
  const files = createFolderFileStore(config.filesDir);
  const deps: ApiDeps = { sequelize, inboxListener, files, config, sealing, passwords, assertions, client, payloadCodec: createPayloadCodec(keys.payloadCodec), logger: createLogger({ level: config.logLevel, service: 'api' }) };
  const app = createApp(deps);
  const browser = (): BrowserSession => new BrowserSession((request) => app.fetch(request));
  let hash: Promise<string> | undefined;
  const passwordHash = (): Promise<string> => (hash ??= passwords.hash(PASSWORD));
  if (options.worker === true) {
    let worker: RunningWorker | undefined;
    beforeAll(async () => { worker = await startWorker(deps, options.activities?.(deps)); });
    afterAll(() => worker?.stop());
  }
  afterAll(() => Promise.all([client.connection.close(), inboxListener.close(), rm(config.home, { recursive: true, force: true })]));

  return {
    app, deps, browser, passwordHash,
    startWorker: () => startWorker(deps, options.activities?.(deps)),
    verifications: () => verified,
    async organization(kind, { roleCode = 'super-administrator', superiorId = null } = {}) {
      const { id: organizationId, name: organizationName } = await makeOrganization(sequelize, { kind, superiorId });
      const administrator = await makeAdministrator({ sequelize, sealing, passwordHash: await passwordHash() }, { organizationId, roleCode });
      return { ...administrator, organizationName };
    },
    async colleague({ organizationId }, roleCode = 'reviewer') {
      return makeAdministrator({ sequelize, sealing, passwordHash: await passwordHash() }, { organizationId, roleCode, name: '周强' });
    },
    async signedIn({ idNumber }, userType = 'department') {
      const signed = browser();
      const { status } = await signed.post('/api/sessions', { userType, idNumber, password: PASSWORD });
      if (status !== 200) throw new Error(`Signing in was answered with ${status}`);
      return signed;
    },
  };
}

async function startWorker({ config, sequelize, sealing, assertions, client, logger }: ApiDeps, more: object = {}): Promise<RunningWorker> {
  const connection = await NativeConnection.connect({ address: config.temporalAddress });
  const worker = await Worker.create({
    connection, taskQueue: config.temporalTaskQueue,
    activities: {
      ...createActivities({ sequelize, sealing, assertions }), ...createBatchActivities({ sequelize, sealing, client, logger }),
      ...createRosterActivities({ sequelize, sealing, logger }), ...more,
    },
    workflowBundle: { code: readFileSync(startedFor('TEST_WORKFLOW_BUNDLE'), 'utf8') },
  });
  const running = worker.run();
  return {
    async stop() {
      worker.shutdown();
      await running;
      await closeConnection(connection);
    },
  };
}
