/**
 * `npm run screens [-- <part of a name>]`: a picture of every screen in both languages and two widths, in `screens/`. Fails when one overflows,
 * lacks a text, reports an error, asks another host or has a fault that axe finds.
 */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FOLDER } from './lib/files.mjs';
import { checkNode, ensurePackages } from './lib/install.mjs';
import { runMain } from './lib/main.mjs';
import { StartError } from './lib/start-error.mjs';
import { takePictures } from './screens/take-pictures.mjs';
import { startTestServers } from './test/servers.mjs';

const FOLDER = path.join(PROJECT_FOLDER, 'screens');

await runMain(async () => {
  checkNode();
  await ensurePackages(console.log);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const servers = await startTestServers(new Set(['database', 'temporal', 'chromium', 'application']), console.log);
  try {
    const { TEST_APPLICATION_URL: url = '', TEST_CHROMIUM: executablePath = '' } = servers.env;
    const { count, faults } = await takePictures({ url, executablePath, folder: FOLDER, only: process.argv[2] ?? '' });
    console.log(`${count} pictures in ${FOLDER}`);
    if (faults.length > 0) {
      throw new StartError(`Screens have ${faults.length} faults:`, faults);
    }
  } finally {
    await servers.stop();
  }
});
