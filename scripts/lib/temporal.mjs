import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brokenOff } from './break-off.mjs';
import { followExit } from './exit.mjs';
import { readJson, writeJson } from './files.mjs';
import { claimFolder, endRecorded, recordProcess } from './home.mjs';
import { lastLines, openLog, readFrom, sizeOf } from './logs.mjs';
import { answers, keptPort } from './ports.mjs';
import { endProcess, waitUntil } from './processes.mjs';
import { step } from './progress.mjs';
import { run } from './run.mjs';
import { nameDiskFull, StartError } from './start-error.mjs';
import { obtainTemporal } from './temporal-binary.mjs';

const START_TIMEOUT_MS = 60_000;
/** @type {{ signal: NodeJS.Signals, waitMs: number }[]} */
const STOP_SIGNALS = [{ signal: 'SIGTERM', waitMs: 4_000 }, { signal: 'SIGKILL', waitMs: 1_000 }];
/** Closed workflows stay visible to supervisors this long; the evidence itself is in PostgreSQL. */
const RETENTION = '720h';
/** Nothing is asked of other hosts, and a task queue has one part: four, as usual, serve servers beside each other. */
const DYNAMIC_CONFIG = ['frontend.enableServerVersionCheck=false', 'matching.numTaskqueueReadPartitions=1', 'matching.numTaskqueueWritePartitions=1'];

/** @type {Record<string, 'Text' | 'Keyword' | 'Int' | 'Double' | 'Bool' | 'Datetime' | 'KeywordList'>} name → type of every search attribute the workflows use */
export const SEARCH_ATTRIBUTES = JSON.parse(readFileSync(new URL('../temporal/search-attributes.json', import.meta.url), 'utf8'));

/**
 * @typedef {object} Temporal a running server
 * @property {string} address host:port of the gRPC service
 * @property {string | null} uiUrl
 * @property {{ port: number, uiPort: number }} ports uiPort is 0 without a UI
 * @property {number} pid
 * @property {Promise<string>} ended settles with how it ended, when the server is gone
 * @property {() => Promise<void>} stop ends it and gives the folder back; safe to retry
 */

/**
 * Starts the Temporal dev server with its UI, for this machine only. A server left over from a killed launcher is
 * stopped first.
 * @param {object} options
 * @param {string} options.home absolute; store, ports and log live under it
 * @param {boolean} [options.keepState] false: workflows are forgotten when it stops
 * @param {boolean} [options.ui]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {import('./progress.mjs').Log} [options.log]
 * @param {string} [options.program] the temporal program when it was obtained already
 * @param {{ port: number, uiPort: number }} [options.ports] these and no others, because others know them already
 * @returns {Promise<Temporal>}
 */
export async function startTemporal({ home, keepState = true, ui = true, env = process.env, log = console.log, program, ports }) {
  const folder = path.join(home, 'temporal');
  const { release } = await claimFolder(folder);
  try {
    await endRecorded(home, 'temporal', { log });
    const temporal = program ?? (await obtainTemporal({ env, log }));
    if (keepState) {
      await checkStoreVersion(folder, temporal);
      prepareStore(folder);
    }
    const server = await step(log, 'Starting the Temporal server', () => launch({ home, folder, temporal, keepState, ui, ports, release }));
    rmSync(unfinishedMark(folder), { force: true });
    return server;
  } catch (error) {
    release();
    throw nameDiskFull(error);
  }
}

/**
 * The dev server creates its tables only in an empty file, so a file of a newer server cannot be opened by an older one.
 * @param {string} folder
 * @param {string} temporal
 */
async function checkStoreVersion(folder, temporal) {
  const file = path.join(folder, 'store.json');
  const now = /Server (\d+\.\d+\.\d+)/u.exec(await run(temporal, ['--version']))?.[1] ?? '0.0.0';
  const note = readJson(file);
  const wrote = note !== null && typeof note === 'object' && 'server' in note ? String(note.server) : now;
  if (compareVersions(wrote, now) > 0) {
    throw new StartError(`The workflow store in ${folder} was written by Temporal server ${wrote}, which is newer than ${now}.`, [
      `Use a temporal program with server ${wrote} or newer: TEMPORAL_CLI=<path>. Nothing was changed.`,
    ]);
  }
  writeJson(file, { server: now });
}

/** @param {string} folder @returns {string} there while a store is created */
const unfinishedMark = (folder) => path.join(folder, 'store-unfinished');

/**
 * A store whose creation was cut off has some tables and never gets the others. Nothing is lost with it: workflows come
 * only after the server is ready.
 * @param {string} folder
 */
function prepareStore(folder) {
  const store = storeFile(folder);
  if (existsSync(unfinishedMark(folder))) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) {
      rmSync(`${store}${suffix}`, { force: true });
    }
  }
  if (!existsSync(store)) {
    writeFileSync(unfinishedMark(folder), '');
  }
}

/** @param {string} folder @returns {string} */
const storeFile = (folder) => path.join(folder, 'temporal.db');

/** @param {string} left @param {string} right @returns {number} like a comparison of numbers */
function compareVersions(left, right) {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  return [0, 1, 2].map((index) => (a?.[index] ?? 0) - (b?.[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/**
 * @param {{ home: string, folder: string, temporal: string, keepState: boolean, ui: boolean, ports: { port: number, uiPort: number } | undefined, release: () => void }} options
 * @returns {Promise<Temporal>}
 */
async function launch({ home, folder, temporal, keepState, ui, ports, release }) {
  const port = ports?.port ?? (await keptPort(home, 'temporal'));
  const uiPort = ui ? (ports?.uiPort ?? (await keptPort(home, 'temporalUi'))) : null;
  mkdirSync(folder, { recursive: true });
  const { file, descriptor } = openLog(home, 'temporal');
  const logStart = sizeOf(file);
  const args = argumentsOf({ port, uiPort, store: keepState ? storeFile(folder) : null });
  const child = spawn(temporal, args, { cwd: folder, detached: true, stdio: ['ignore', descriptor, descriptor] });
  closeSync(descriptor);
  const { ended, isOver } = followExit(child);
  const mark = recordProcess(home, 'temporal', child.pid);
  const address = `127.0.0.1:${port}`;
  const isUp = async () => isOver() || brokenOff.aborted || ((await answers(port)) && (await setRetention(temporal, address)));
  if (!(await waitUntil(isUp, START_TIMEOUT_MS, 100)) || isOver() || brokenOff.aborted || mark === null) {
    child.kill('SIGKILL');
    brokenOff.throwIfAborted();
    throw new StartError(`The Temporal server did not start: ${lastLines(readFrom(file, logStart).text, 5).join(' | ')}`, [`The whole log: ${file}`]);
  }
  const stop = async () => {
    await endProcess(mark, { signals: STOP_SIGNALS });
    release();
  };
  return { address, ports: { port, uiPort: uiPort ?? 0 }, uiUrl: uiPort === null ? null : `http://127.0.0.1:${uiPort}`, pid: mark.pid, ended, stop };
}

/**
 * Also the proof that the server answers calls, not only connections.
 * @param {string} temporal
 * @param {string} address
 * @returns {Promise<boolean>}
 */
async function setRetention(temporal, address) {
  try {
    await run(temporal, ['operator', 'namespace', 'update', '--namespace', 'default', '--retention', RETENTION, '--address', address], { timeoutMs: 10_000 });
    return true;
  } catch {
    return false;
  }
}

/** @param {{ port: number, uiPort: number | null, store: string | null }} options @returns {string[]} */
function argumentsOf({ port, uiPort, store }) {
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-format', 'json', '--log-level', 'warn'],
    ...(uiPort === null ? ['--headless'] : ['--ui-ip', '127.0.0.1', '--ui-port', String(uiPort), '--ui-disable-news-fetch']),
    ...(store === null ? [] : ['--db-filename', store]),
    ...DYNAMIC_CONFIG.flatMap((value) => ['--dynamic-config-value', value]),
    ...Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
  ];
}
