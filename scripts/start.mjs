/**
 * `npm start`: installs, obtains, starts and prepares everything on this machine, and keeps it running. Node alone;
 * packages are loaded after they are installed. `--watch` starts worker, API and screens again when code changes.
 */
import path from 'node:path';
import { recordAddress } from './lib/address.mjs';
import { banner } from './lib/banner.mjs';
import { PROJECT_FOLDER } from './lib/files.mjs';
import { createHouse, startHouse, stopHouse } from './lib/house.mjs';
import { provideTemporal } from './lib/house-servers.mjs';
import { checkNode, ensurePackages } from './lib/install.mjs';
import { runUntilStopped } from './lib/main.mjs';
import { elapsed } from './lib/progress.mjs';

const startedAt = Date.now();
const home = path.resolve(PROJECT_FOLDER, process.env.XUESHI_HOME || '.xueshi');
const house = createHouse({ home, env: process.env, log: console.log, provideTemporal, watch: process.argv.includes('--watch') });

await runUntilStopped({
  async start() {
    checkNode();
    await ensurePackages(console.log);
    const { urls, temporalUiUrl } = await startHouse(house);
    recordAddress(home, urls[0] ?? '');
    console.log(await banner({ urls, temporalUiUrl, home, took: elapsed(startedAt) }));
  },
  stop: () => stopHouse(house),
});
