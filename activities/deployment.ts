import { loadConfig } from '../platform/config.ts';
import { readDeployment, setCurrentVersion } from '../platform/deployment.ts';
import { createTemporalClient } from '../platform/temporal.ts';

/** `npm run deployment [-- --current=<build id>]`: the versions of the workers, after making one current (docs/releases.md). */
async function main(): Promise<void> {
  const { temporalAddress: address, temporalNamespace: namespace, temporalTaskQueue: taskQueue } = loadConfig(process.env);
  const client = createTemporalClient({ address, namespace });
  try {
    const [, buildId] = /^--current=(.+)$/u.exec(process.argv[2] ?? '') ?? [];
    if (buildId !== undefined) await setCurrentVersion({ client, taskQueue }, buildId);
    const { current, versions } = await readDeployment({ client, taskQueue });
    for (const version of versions) {
      process.stdout.write(`${version.buildId}${version.buildId === current ? ', current' : ''}${version.drainage === null ? '' : `, ${version.drainage}`}\n`);
    }
  } finally {
    await client.connection.close();
  }
}

await main();
