import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createDatabase } from '../models/database.ts';
import { createAssertions } from '../platform/assertion.ts';
import { type Config, loadConfig } from '../platform/config.ts';
import { loadKeys } from '../platform/keys-file.ts';
import { createLogger, type Logger } from '../platform/logger.ts';
import { createSealing } from '../platform/sealing.ts';
import { createTemporalLogger } from '../platform/temporal-logger.ts';
import { createTemporalClient } from '../platform/temporal.ts';
import { createActivities } from './index.ts';
import { createMessengers } from './messengers.ts';
import { relayOnce } from './relay.ts';
import { startRelayLoop } from './relay-loop.ts';

/**
 * A worker process: polls the task queue of the workflows, runs their activities, and empties the outbox. Any number may
 * run side by side; one that is killed loses nothing.
 */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const logger = createLogger({ level: config.logLevel, service: 'worker' });
  installRuntime(config, logger);
  const sequelize = createDatabase(config.databaseUrl, { pool: config.databasePool });
  const keys = loadKeys({ file: config.keysFile, mayCreate: !config.isProduction });
  const sealing = createSealing(keys);
  const connection = await connect(config, logger);
  const worker = await Worker.create({
    connection,
    namespace: config.temporalNamespace,
    taskQueue: config.temporalTaskQueue,
    workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)),
    activities: createActivities({ sequelize, sealing, assertions: createAssertions(keys.assertion) }),
    // A worker that died while holding a case is given up after this time, not after the default 10 s.
    stickyQueueScheduleToStartTimeout: '2s',
    shutdownGraceTime: '2s',
    shutdownForceTime: '3s',
  });
  const messengers = await createMessengers(config);
  const client = createTemporalClient({ address: config.temporalAddress, namespace: config.temporalNamespace });
  const { publicUrl, temporalTaskQueue: taskQueue, databaseUrl } = config;
  const relayDeps = { sequelize, sealing, client, taskQueue, publicUrl, logger, ...messengers };
  const relayLoop = startRelayLoop({ databaseUrl, logger, relay: () => relayOnce(relayDeps) });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.info({ event: 'stopping', signal });
      worker.shutdown();
    });
  }
  logger.info({ event: 'polling', taskQueue, namespace: config.temporalNamespace });
  await worker.run();
  await relayLoop.stop();
  await Promise.all([messengers.close(), sequelize.close(), client.connection.close(), connection.close()]);
  logger.info({ event: 'stopped' });
}

/** Signals are handled in `main`, so that the outbox ends in order too. */
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

await main();
