import { spawn } from 'node:child_process';
import { chownSync, closeSync, mkdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brokenOff } from './break-off.mjs';
import { followExit } from './exit.mjs';
import { temporaryName } from './files.mjs';
import { claimFolder, recordProcess } from './home.mjs';
import { lastLines, openLog, readFrom, sizeOf } from './logs.mjs';
import { keptPort } from './ports.mjs';
import { findBinaries } from './postgres-binaries.mjs';
import { checkDataVersion, chooseDataFolder } from './postgres-folder.mjs';
import { readPostmaster, STOP_SIGNALS, stopOrphan } from './postgres-orphan.mjs';
import { APP_ROLE, DATABASE, ensureDatabase, OWNER_ROLE, readSecrets, urlOf } from './postgres-setup.mjs';
import { serverUser } from './postgres-user.mjs';
import { endProcess, waitUntil } from './processes.mjs';
import { step } from './progress.mjs';
import { run } from './run.mjs';
import { nameDiskFull, StartError } from './start-error.mjs';

const START_TIMEOUT_MS = 60_000;

/**
 * @typedef {object} Postgres a running server
 * @property {string} ownerUrl role xueshi_owner, database xueshi: migrates
 * @property {string} appUrl role xueshi_app, database xueshi: runs
 * @property {string} superuserUrl role postgres, database postgres
 * @property {number} port
 * @property {number} pid
 * @property {Promise<string>} ended settles with how it ended, when the server is gone
 * @property {() => Promise<void>} stop ends it and gives the folder back; safe to retry
 */

/**
 * Starts the PostgreSQL that came with the npm packages, on the data of `home`, for this machine only. Creates what is
 * missing: the data folder, the roles, the database. A server left over from a killed launcher is stopped first.
 * @param {object} options
 * @param {string} options.home absolute; data, passwords, port and log live under it
 * @param {boolean} [options.fast] for tests: does not wait for the disk, so a power cut may lose data
 * @param {number} [options.port] this one and no other, because others know it already
 * @param {import('./progress.mjs').Log} [options.log]
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ home, fast = false, port, log = console.log }) {
  const { release } = await claimFolder(path.join(home, 'postgres'));
  try {
    const user = serverUser();
    const binaries = await findBinaries(user, log);
    const dataFolder = chooseDataFolder(home, user, log);
    await stopOrphan(dataFolder, log);
    const exists = checkDataVersion(dataFolder, binaries.major);
    const secrets = readSecrets(home, { mayCreate: !exists });
    if (!exists) {
      await step(log, 'Creating the database folder', () => createData({ dataFolder, user, secrets, initdb: binaries.initdb }));
    }
    const server = await step(log, 'Starting PostgreSQL', () => startOnPort({ home, dataFolder, user, fast, port, postgres: binaries.postgres }));
    return await describe({ server, secrets, release });
  } catch (error) {
    release();
    throw nameDiskFull(error);
  }
}

/**
 * @param {{ server: Server, secrets: import('./postgres-setup.mjs').Secrets, release: () => void }} parts
 * @returns {Promise<Postgres>}
 */
async function describe({ server, secrets, release }) {
  const { port, mark, ended } = server;
  const stop = async () => {
    await endProcess(mark, { signals: STOP_SIGNALS });
    release();
  };
  const superuserUrl = urlOf({ port, role: 'postgres', password: secrets.superuser, database: 'postgres' });
  try {
    await ensureDatabase(superuserUrl, secrets);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ownerUrl: urlOf({ port, role: OWNER_ROLE, password: secrets.owner, database: DATABASE }),
    appUrl: urlOf({ port, role: APP_ROLE, password: secrets.app, database: DATABASE }),
    superuserUrl,
    port,
    pid: mark.pid,
    ended,
    stop,
  };
}

/**
 * Fills a folder beside the final one and moves it into place, so that a creation that was interrupted leaves no half
 * database behind.
 * @param {{ dataFolder: string, user: import('./postgres-user.mjs').ServerUser, initdb: string, secrets: import('./postgres-setup.mjs').Secrets }} options
 */
async function createData({ dataFolder, user, initdb, secrets }) {
  const temporary = `${dataFolder}.new`;
  const passwordFile = temporaryName(`${dataFolder}.password`);
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { mode: 0o700 });
  writeFileSync(passwordFile, secrets.superuser, { mode: 0o600 });
  if (user !== null) {
    chownSync(temporary, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  try {
    await runInitdb(initdb, [`--pgdata=${temporary}`, `--pwfile=${passwordFile}`], user);
    rmdirSync(dataFolder);
    renameSync(temporary, dataFolder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * @param {string} initdb
 * @param {string[]} folders
 * @param {import('./postgres-user.mjs').ServerUser} user
 */
async function runInitdb(initdb, folders, user) {
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';
  // Names are ordered by pinyin without asking for it in every query.
  const order = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=zh-CN', `--locale=${locale}`];
  const args = [...folders, ...order, '--username=postgres', '--auth=scram-sha-256'];
  try {
    await run(initdb, args, { ...user, cwd: '/' });
  } catch (error) {
    throw new StartError(`The database folder could not be created: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * @typedef {{ port: number, mark: import('./processes.mjs').ProcessMark, ended: Promise<string> }} Server
 * @typedef {{ home: string, dataFolder: string, user: import('./postgres-user.mjs').ServerUser, fast: boolean, port: number | undefined, postgres: string }} ServerOptions
 */

/**
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
async function startOnPort(options) {
  const endsAt = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    brokenOff.throwIfAborted();
    const port = options.port ?? (await keptPort(options.home, 'postgres'));
    const outcome = await startOnce(options, port, endsAt);
    if (outcome.server !== null) {
      return outcome.server;
    }
    // The port was taken in between, or processes of a server that was killed still hold its memory for a moment.
    const passes = /could not bind|Address already in use|pre-existing shared memory|lock file/u.test(outcome.log);
    if (!passes || Date.now() > endsAt) {
      throw new StartError(`PostgreSQL did not start: ${lastLines(outcome.log, 6).join(' | ')}`, [`The whole log: ${path.join(options.home, 'logs', 'postgres.log')}`]);
    }
    await waitUntil(() => false, 300);
  }
}

/**
 * @param {ServerOptions} options
 * @param {number} port
 * @param {number} endsAt in milliseconds, as of Date.now()
 * @returns {Promise<{ server: Server, log: string } | { server: null, log: string }>}
 */
async function startOnce({ home, dataFolder, user, fast, postgres }, port, endsAt) {
  const { file, descriptor } = openLog(home, 'postgres');
  const logStart = sizeOf(file);
  const settings = { ...SETTINGS, ...(fast ? FAST_SETTINGS : {}), port };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(postgres, ['-D', dataFolder, ...args], { ...user, cwd: '/', detached: true, stdio: ['ignore', descriptor, descriptor] });
  closeSync(descriptor);
  const { ended, isOver } = followExit(child);
  const mark = recordProcess(home, 'postgres', child.pid);
  const isReady = () => {
    const postmaster = readPostmaster(dataFolder);
    return postmaster?.ready === true && postmaster.pid === child.pid;
  };
  await waitUntil(() => isOver() || brokenOff.aborted || isReady(), endsAt - Date.now());
  if (mark === null || isOver() || !isReady()) {
    child.kill('SIGQUIT');
    return { server: null, log: readFrom(file, logStart).text };
  }
  return { server: { port, mark, ended }, log: '' };
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const FAST_SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
