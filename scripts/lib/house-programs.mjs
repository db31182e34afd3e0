import path from 'node:path';
import { startChild } from './child.mjs';
import { keepInHouse } from './keep-running.mjs';
import { lastLines } from './logs.mjs';
import { nextFreePort } from './ports.mjs';
import { step } from './progress.mjs';
import { waitUntilReady } from './readiness.mjs';
import { StartError } from './start-error.mjs';

const DEFAULT_PORT = 8080;
/** With the patience of the servers these stay under the 15 s in which a stop must be over. */
const PROGRAMS = [
  { name: 'worker', script: 'activities/worker.ts', patienceMs: 3_500 },
  { name: 'api', script: 'api/server.ts', patienceMs: 3_500 },
];

/**
 * Starts worker and API and settles when a person can use them.
 * @param {import('./house.mjs').House} house
 * @param {{ databaseUrl: string, temporal: { address: string, uiUrl: string | null } }} servers
 * @returns {Promise<string>} the address of the application
 */
export async function startPrograms(house, { databaseUrl, temporal }) {
  const { home, log, watch } = house;
  const host = house.env.HOST || '127.0.0.1';
  const port = await choosePort(house.env, host, log);
  // An address that means "all of this machine" is no address to open.
  const local = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
  const url = house.env.PUBLIC_URL || local;
  const env = programEnvironment(house, { HOST: host, PORT: String(port), PUBLIC_URL: url, DATABASE_URL: databaseUrl, ...temporalVariables(temporal) });
  const nodeOptions = watch ? ['--watch', '--watch-preserve-output'] : [];
  await step(log, 'Starting worker and API', async (report) => {
    const kept = await Promise.all(PROGRAMS.map((program) => keepInHouse(house, program.name, async () => startChild({ ...program, home, env, nodeOptions }))));
    const failures = kept.map((program, index) => failWhenEnded(program, home, PROGRAMS[index]?.name ?? ''));
    // Once it is ready, an end is a reason to start the program again, not a failed start.
    failures.forEach((failure) => failure.catch(() => {}));
    await Promise.race([...failures, waitUntilReady(local, report)]);
  });
  return url;
}

/**
 * @param {{ first: import('./child.mjs').Child, firstEnded: Promise<string> }} program
 * @param {string} home
 * @param {string} name
 * @returns {Promise<never>}
 */
async function failWhenEnded({ first, firstEnded }, home, name) {
  const how = await firstEnded;
  const said = lastLines(first.output(), 8).join('\n    ');
  throw new StartError(`The ${name} ended while it was starting (${how}). It said:\n    ${said}`, [`The whole log: ${path.join(home, 'logs', `${name}.log`)}`]);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} host
 * @param {import('./progress.mjs').Log} log
 * @returns {Promise<number>}
 */
async function choosePort(env, host, log) {
  const wanted = Number(env.PORT || DEFAULT_PORT);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_535) {
    throw new StartError(`PORT=${env.PORT} is not a port.`, ['Give a number from 1 to 65535, or leave it out for 8080.']);
  }
  const port = await nextFreePort(wanted, host);
  if (port !== wanted) {
    log(`Port ${wanted} is taken by another program: using ${port}`);
  }
  return port;
}

/** @param {{ address: string, uiUrl: string | null }} temporal @returns {NodeJS.ProcessEnv} */
function temporalVariables({ address, uiUrl }) {
  return { TEMPORAL_ADDRESS: address, ...(uiUrl === null ? {} : { TEMPORAL_UI_URL: uiUrl }) };
}

/**
 * What worker and API get: never the address with the rights to change tables.
 * @param {import('./house.mjs').House} house
 * @param {NodeJS.ProcessEnv} own
 * @returns {NodeJS.ProcessEnv}
 */
function programEnvironment({ env, home }, own) {
  const { DATABASE_OWNER_URL: _owner, ...rest } = env;
  return { ...rest, ...own, XUESHI_HOME: home };
}
