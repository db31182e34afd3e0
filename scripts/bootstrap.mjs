import { spawn } from 'node:child_process';
import path from 'node:path';
import { PROJECT_FOLDER } from './lib/files.mjs';
import { readAddress } from './lib/address.mjs';
import { ensureServer } from './lib/build-server.mjs';
import { APP_ROLE, DATABASE, readSecrets, urlOf } from './lib/postgres-setup.mjs';
import { runMain } from './lib/main.mjs';
import { nodeArguments } from './lib/node-arguments.mjs';
import { keptPorts } from './lib/ports.mjs';
import { StartError } from './lib/start-error.mjs';

// `npm run bootstrap`: with DATABASE_URL for that database, without it for the installation that `npm start` runs here.

/** @returns {Record<string, string>} what the installation of this machine would be told by its launcher */
function environmentOfHouse() {
  const home = path.resolve(PROJECT_FOLDER, process.env.XUESHI_HOME || '.xueshi');
  const { postgres: port } = keptPorts(home);
  const url = readAddress(home);
  if (port === undefined || url === null) {
    throw new StartError('Nothing runs here that could be set up.', [
      'Start it first, without demo data: XUESHI_DEMO=0 npm start',
      'Or name the database of another installation: DATABASE_URL and PUBLIC_URL.',
    ]);
  }
  const { app } = readSecrets(home, { mayCreate: false });
  return { XUESHI_HOME: home, DATABASE_URL: urlOf({ port, role: APP_ROLE, password: app, database: DATABASE }), PUBLIC_URL: process.env.PUBLIC_URL || url };
}

await runMain(async () => {
  const env = { ...process.env, ...(process.env.DATABASE_URL ? {} : environmentOfHouse()) };
  const { bootstrap } = await ensureServer(console.error);
  const child = spawn(process.execPath, [...nodeArguments(bootstrap), ...process.argv.slice(2)], { cwd: PROJECT_FOLDER, stdio: 'inherit', env });
  process.exitCode = await new Promise((resolve) => { child.once('exit', (code) => resolve(code ?? 1)); });
});
