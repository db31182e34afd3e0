/**
 * `npm run start:cluster`: the production shape on one machine without containers. PostgreSQL, a Temporal server that
 * keeps its state in it, two workers and two API processes that share nothing in memory, sealed payloads. For trying
 * out, tests and benchmarks; `docker compose up` is the way to run it for real. Its state is apart from `npm start`'s.
 */
import path from 'node:path';
import { banner } from './lib/banner.mjs';
import { PROJECT_FOLDER } from './lib/files.mjs';
import { createHouse, startHouse, stopHouse } from './lib/house.mjs';
import { provideClusterTemporal } from './lib/house-servers.mjs';
import { checkNode, ensurePackages } from './lib/install.mjs';
import { runUntilStopped } from './lib/main.mjs';
import { elapsed } from './lib/progress.mjs';
import { StartError } from './lib/start-error.mjs';

const startedAt = Date.now();
const home = path.resolve(PROJECT_FOLDER, process.env.XUESHI_HOME || '.xueshi', 'cluster');
const env = { XUESHI_DEMO: '1', XUESHI_KEYS_FILE: path.join(home, 'keys.json'), ...process.env, NODE_ENV: 'production' };
const house = createHouse({ home, env, log: console.log, provideTemporal: provideClusterTemporal, workers: 2, apis: 2 });

await runUntilStopped({
  async start() {
    checkNode();
    refuseOtherServers();
    await ensurePackages(console.log);
    const { urls, temporalUiUrl } = await startHouse(house);
    console.log(await banner({ urls, temporalUiUrl, home, took: elapsed(startedAt) }));
  },
  stop: () => stopHouse(house),
});

/** Named servers would be left unused without a word. */
function refuseOtherServers() {
  if (process.env.DATABASE_URL || process.env.TEMPORAL_ADDRESS) {
    throw new StartError('start:cluster runs a PostgreSQL and a Temporal server of its own.', ['Unset DATABASE_URL and TEMPORAL_ADDRESS, or use npm start with them.']);
  }
}
