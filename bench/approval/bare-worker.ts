import { fileURLToPath } from 'node:url';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { loadConfig } from '../../platform/config.ts';
import { createDataConverter } from '../../platform/data-converter.ts';
import { loadKeys } from '../../platform/keys-file.ts';
import { loadApproval } from './statements.ts';

/** The worker of the bare workflow, with the options of the application's. */
async function main(): Promise<void> {
  const { temporalAddress: address, temporalTaskQueue: taskQueue, databaseUrl, keysFile, temporalCodec } = loadConfig(process.env);
  Runtime.install({ shutdownSignals: ['SIGTERM'] });
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    taskQueue,
    dataConverter: createDataConverter({ temporalCodec }, loadKeys({ file: keysFile, mayCreate: false })),
    workflowsPath: fileURLToPath(new URL('./bare-workflow.ts', import.meta.url)),
    activities: { approve: loadApproval(process.env.BENCH_APPROVAL_FILE ?? '', databaseUrl) },
    stickyQueueScheduleToStartTimeout: '2s',
  });
  await worker.run();
  process.exit(0);
}

await main();
