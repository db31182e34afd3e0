import { createDatabase } from '../models/database.ts';
import { createInboxListener } from '../models/inbox-listener.ts';
import { createAssertions } from '../platform/assertion.ts';
import { loadConfig } from '../platform/config.ts';
import { createDataConverter } from '../platform/data-converter.ts';
import { createFolderFileStore } from '../platform/folder-file-store.ts';
import { loadKeys } from '../platform/keys-file.ts';
import { createLogger } from '../platform/logger.ts';
import { createPasswords } from '../platform/passwords.ts';
import { createPayloadCodec } from '../platform/payload-codec.ts';
import { createSealing } from '../platform/sealing.ts';
import { createTemporalClient } from '../platform/temporal.ts';
import { createApp } from './app.ts';
import { createHttpServer } from './http-server.ts';

/** Requests that are running when the process is told to end get this long. */
const DRAIN_MS = 3_000;

/** An API process. It starts and answers while the database or Temporal is away, and says so in `/readyz`. */
function main(): void {
  const config = loadConfig(process.env);
  const logger = createLogger({ level: config.logLevel, service: 'api' });
  const keys = loadKeys({ file: config.keysFile, mayCreate: !config.isProduction });
  const sequelize = createDatabase(config.databaseUrl, { pool: config.databasePool });
  const client = createTemporalClient({
    address: config.temporalAddress, namespace: config.temporalNamespace, dataConverter: createDataConverter(config, keys),
  });
  const inboxListener = createInboxListener(config.databaseUrl, {
    reconnected: () => logger.info({ event: 'listening-again' }),
  });
  const app = createApp({
    sequelize, client, inboxListener, config, logger, sealing: createSealing(keys),
    assertions: createAssertions(keys.assertion), payloadCodec: createPayloadCodec(keys.payloadCodec),
    passwords: createPasswords(), files: createFolderFileStore(config.filesDir),
  });
  const server = createHttpServer(app);
  server.listen(config.port, config.host, () => logger.info({ event: 'listening', url: config.publicUrl, port: config.port }));

  async function stop(signal: NodeJS.Signals): Promise<void> {
    logger.info({ event: 'stopping', signal });
    const closed = new Promise((resolve) => { server.close(resolve); });
    await inboxListener.close();
    if ('closeIdleConnections' in server) server.closeIdleConnections();
    const timer = setTimeout(() => process.exit(0), DRAIN_MS);
    await closed;
    await Promise.all([sequelize.close(), client.connection.close()]);
    clearTimeout(timer);
    logger.info({ event: 'stopped' });
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal));
}

main();
