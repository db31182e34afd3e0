/**
 * As `npm start`, with two API processes and a worker that stops in the middle of a transition when a test asks for it
 * (`pausing-worker.ts`).
 */
import path from 'node:path';
import { banner } from '../../scripts/lib/banner.mjs';
import { PROJECT_FOLDER } from '../../scripts/lib/files.mjs';
import { createHouse, startHouse, stopHouse } from '../../scripts/lib/house.mjs';
import { provideTemporal } from '../../scripts/lib/house-servers.mjs';
import { runUntilStopped } from '../../scripts/lib/main.mjs';

const home = path.resolve(PROJECT_FOLDER, process.env.XUESHI_HOME || '.xueshi');
const house = createHouse({ home, env: process.env, log: console.log, provideTemporal, workerScript: 'tests/support/pausing-worker.ts', apis: 2 });

await runUntilStopped({
  async start() {
    const { urls, temporalUiUrl } = await startHouse(house);
    console.log(await banner({ urls, temporalUiUrl, home, took: '' }));
  },
  stop: () => stopHouse(house),
});
