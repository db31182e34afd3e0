import { setTimeout as sleep } from 'node:timers/promises';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createDatabase } from '../models/database.ts';
import { createAssertions } from '../platform/assertion.ts';
import { type Config } from '../platform/config.ts';
import { createDataConverter } from '../platform/data-converter.ts';
import { deploymentOptionsOf } from '../platform/deployment.ts';
import { createFolderFileStore } from '../platform/folder-file-store.ts';
import { loadKeys } from '../platform/keys-file.ts';
import { createLogger, type Logger } from '../platform/logger.ts';
import { createSealing } from '../platform/sealing.ts';
import { createTemporalLogger } from '../platform/temporal-logger.ts';
import { createTemporalClient } from '../platform/temporal.ts';
import type { Activities } from '../workflows/kit/ports.ts';
import { createBatchActivities } from './batches/index.ts';
import { createHousekeepingActivities } from './housekeeping.ts';
import { createActivities } from './index.ts';
import { createMessengers } from './messengers.ts';
import { createDigestActivities } from './message-digest.ts';
import { relayOnce } from './relay.ts';
import { createRosterActivities } from './rosters/index.ts';
import { startRelayLoop } from './relay-loop.ts';
import { keepSchedules } from './schedules.ts';
import { findWorkflowBundle } from './workflow-bundle.ts';

export interface WorkerOptions {
  readonly config: Config;
  /** Puts something around the activities of reviews; tests stop and kill a worker in the middle of one. */
  readonly around?: (activities: Activities) => Activities;
}

/**
 * Polls the task queue of the workflows, runs their activities, empties the outbox, and keeps the schedules of its
 * processes, until a signal asks it to end. Any number may run side by side; one that is killed loses
 * nothing.
 */
export async function runWorker({ config, around = (activities) => activities }: WorkerOptions): Promise<void> {
  const logger = createLogger({ level: config.logLevel, service: 'worker' });
  installRuntime(config, logger);
  const { publicUrl, temporalTaskQueue: taskQueue, temporalNamespace: namespace, databaseUrl } = config;
  const sequelize = createDatabase(databaseUrl, { pool: config.databasePool });
  const keys = loadKeys({ file: config.keysFile, mayCreate: !config.isProduction });
  const sealing = createSealing(keys);
  const dataConverter = createDataConverter(config, keys);
  const client = createTemporalClient({ address: config.temporalAddress, namespace, dataConverter });
  const connection = await connect(config, logger);
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    dataConverter,
    workflowBundle: await findWorkflowBundle(config),
    ...deploymentOptionsOf(config),
    activities: {
      ...around(createActivities({ sequelize, sealing, assertions: createAssertions(keys.assertion) })),
      ...createBatchActivities({ sequelize, sealing, client, logger }),
      ...createRosterActivities({ sequelize, sealing, logger }),
      ...createHousekeepingActivities({ sequelize, sealing, client, taskQueue, publicUrl, logger, files: createFolderFileStore(config.filesDir) }),
      ...createDigestActivities({ sequelize }),
    },
    // A worker that died while holding a case is given up after this time, not after the default 10 s.
    stickyQueueScheduleToStartTimeout: '2s',
    shutdownGraceTime: '2s',
    shutdownForceTime: '3s',
  });
  const messengers = await createMessengers(config);
  const relayDeps = { sequelize, sealing, client, taskQueue, publicUrl, logger, ...messengers };
  const relayLoop = startRelayLoop({ databaseUrl, logger, relay: () => relayOnce(relayDeps) });
  const scheduleCheck = keepSchedules({ client, taskQueue, logger });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.info({ event: 'stopping', signal });
      worker.shutdown();
    });
  }
  logger.info({ event: 'polling', taskQueue, namespace });
  await worker.run();
  clearInterval(scheduleCheck);
  await relayLoop.stop();
  await Promise.all([messengers.close(), sequelize.close(), client.connection.close(), connection.close()]);
  logger.info({ event: 'stopped' });
}

/** Signals are handled in `runWorker`, so that the outbox ends in order too. */
function installRuntime({ host, workerMetricsPort }: Config, logger: Logger): void {
  Runtime.install({
    logger: createTemporalLogger(logger),
    shutdownSignals: [],
    telemetryOptions: workerMetricsPort === null ? {} : {
      metrics: { prometheus: { bindAddress: `${host}:${workerMetricsPort}` } },
    },
  });
}

/** Waits for the Temporal server as long as it takes: a worker started before its server is no mistake. */
async function connect({ temporalAddress }: Config, logger: Logger): Promise<NativeConnection> {
  for (;;) {
    try {
      return await NativeConnection.connect({ address: temporalAddress });
    } catch (error) {
      logger.warn({ event: 'temporal-unreachable', error });
      await sleep(1_000);
    }
  }
}
