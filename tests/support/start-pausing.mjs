/**
 * As `npm start`, with two API processes and a worker that stops in the middle of a transition when a test asks for it
 * (`pausing-worker.ts`).
 */
import path from 'node:path';
import { banner } from '../../scripts/lib/banner.mjs';
import { viteCommand } from '../../scripts/lib/build-ui.mjs';
import { PROJECT_FOLDER } from '../../scripts/lib/files.mjs';
import { createHouse, startHouse, stopHouse } from '../../scripts/lib/house.mjs';
import { provideTemporal } from '../../scripts/lib/house-servers.mjs';
import { runUntilStopped } from '../../scripts/lib/main.mjs';
import { run } from '../../scripts/lib/run.mjs';

/** As deep in the tree as what is built of the server. */
const FOLDER = path.join('dist', 'pausing-worker');

const home = path.resolve(PROJECT_FOLDER, process.env.XUESHI_HOME || '.xueshi');
const house = createHouse({ home, env: process.env, log: console.log, provideTemporal, workerScript: path.join(FOLDER, 'pausing-worker.mjs'), apis: 2 });

await runUntilStopped({
  async start() {
    // Built as the worker of the application is, so that it is back as soon when it was killed.
    await run(process.execPath, [...viteCommand('build'), '--config', 'vite.server.config.ts', '--ssr', 'tests/support/pausing-worker.ts', '--outDir', FOLDER, '--logLevel', 'warn'], { cwd: PROJECT_FOLDER });
    const { urls, temporalUiUrl } = await startHouse(house);
    console.log(await banner({ urls, temporalUiUrl, home, took: '' }));
  },
  stop: () => stopHouse(house),
});
