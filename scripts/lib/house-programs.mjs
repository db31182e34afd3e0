import path from 'node:path';
import { programsOf } from './build-server.mjs';
import { startChild } from './child.mjs';
import { keepInHouse } from './keep-running.mjs';
import { lastLines } from './logs.mjs';
import { nextFreePort } from './ports.mjs';
import { step } from './progress.mjs';
import { waitUntilReady } from './readiness.mjs';
import { StartError } from './start-error.mjs';

const DEFAULT_PORT = 8080;
/** With the patience of the servers this stays under the 15 s in which a stop must be over. */
const PATIENCE_MS = 3_500;

/**
 * Starts workers and APIs and settles when a person can use them.
 * @param {import('./house.mjs').House} house
 * @param {{ databaseUrl: string, temporal: { address: string, uiUrl: string | null }, workflowBundle: string | null }} built
 * @returns {Promise<string[]>} the addresses of the application, one of each API
 */
export async function startPrograms(house, { databaseUrl, temporal, workflowBundle }) {
  const { DATABASE_OWNER_URL: _notForPrograms, ...inherited } = house.env;
  const env = {
    ...inherited,
    XUESHI_HOME: house.home,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporal.address,
    ...(temporal.uiUrl === null ? {} : { TEMPORAL_UI_URL: temporal.uiUrl }),
  };
  const workerEnv = workflowBundle === null ? env : { ...env, WORKFLOW_BUNDLE: workflowBundle };
  const programs = await programsOf(house);
  const workers = numbered('worker', house.workers).map((name) => ({ name, script: house.workerScript ?? programs.worker, env: workerEnv }));
  const apis = (await describeApis(house, env)).map((api) => ({ ...api, script: programs.api }));
  await step(house.log, 'Starting worker and API', async (report) => {
    const failures = await Promise.all([...workers, ...apis].map((program) => startProgram(house, program)));
    await Promise.race([...failures.map(({ failure }) => failure), Promise.all(apis.map(({ local }) => waitUntilReady(local, report)))]);
  });
  return apis.map(({ url }) => url);
}

/**
 * @param {import('./house.mjs').House} house
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ name: string, env: NodeJS.ProcessEnv, url: string, local: string }[]>}
 */
async function describeApis(house, env) {
  const host = env.HOST || '127.0.0.1';
  // An address that means "all of this machine" is no address to open.
  const openable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const apis = [];
  let port = await choosePort(env, host, house.log);
  for (const name of numbered('api', house.apis)) {
    const local = `http://${openable}:${port}`;
    const url = env.PUBLIC_URL || local;
    apis.push({ name, url, local, env: { ...env, HOST: host, PORT: String(port), PUBLIC_URL: url, API_PROCESSES: String(house.apis) } });
    port = await nextFreePort(port + 1, host);
  }
  return apis;
}

/** @param {string} name @param {number} count @returns {string[]} */
const numbered = (name, count) => Array.from({ length: count }, (_, index) => (count === 1 ? name : `${name}-${index + 1}`));

/**
 * @param {import('./house.mjs').House} house
 * @param {{ name: string, script: string, env: NodeJS.ProcessEnv }} program
 * @returns {Promise<{ failure: Promise<never> }>} rejects when the program ends
 */
async function startProgram(house, { name, script, env }) {
  const { home, watch } = house;
  const nodeOptions = watch ? ['--watch', '--watch-preserve-output'] : [];
  const program = await keepInHouse(house, name, async () => startChild({ name, script, home, env, nodeOptions, patienceMs: PATIENCE_MS }));
  const failure = failWhenEnded(program, home, name);
  // Once all are ready, an end is a reason to start the program again, not a failed start.
  failure.catch(() => {});
  return { failure };
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
 * @returns {number} the port that is wanted for the first API
 */
export function checkPort({ PORT }) {
  const wanted = Number(PORT || DEFAULT_PORT);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_535) {
    throw new StartError(`PORT=${PORT} is not a port.`, ['Give a number from 1 to 65535, or leave it out for 8080.']);
  }
  return wanted;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} host
 * @param {import('./progress.mjs').Log} log
 * @returns {Promise<number>}
 */
async function choosePort(env, host, log) {
  const wanted = checkPort(env);
  const port = await nextFreePort(wanted, host);
  if (port !== wanted) {
    log(`Port ${wanted} is taken by another program: using ${port}`);
  }
  return port;
}
