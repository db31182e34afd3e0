import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { commandLineOf, endProcess, isAlive, markOf } from './processes.mjs';

/**
 * How PostgreSQL is asked to stop: SIGINT ends open sessions and writes a checkpoint, SIGQUIT stops at once and
 * recovers at the next start. Together under the 15 s in which a stop of everything must be over.
 * @type {{ signal: NodeJS.Signals, waitMs: number }[]}
 */
export const STOP_SIGNALS = [
  { signal: 'SIGINT', waitMs: 4_000 },
  { signal: 'SIGQUIT', waitMs: 700 },
  { signal: 'SIGKILL', waitMs: 500 },
];

/** @param {string} dataFolder @returns {{ pid: number, ready: boolean } | null} what the server there says of itself */
export function readPostmaster(dataFolder) {
  try {
    const lines = readFileSync(path.join(dataFolder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

/**
 * Stops a server that runs on the data folder without a launcher, because its launcher was killed, and removes a
 * process file whose number now belongs to another program, on which PostgreSQL would refuse to start.
 * @param {string} dataFolder
 * @param {import('./progress.mjs').Log} log
 */
export async function stopOrphan(dataFolder, log) {
  const postmaster = readPostmaster(dataFolder);
  if (postmaster === null || !isAlive(postmaster.pid)) {
    return;
  }
  const mark = markOf(postmaster.pid);
  if (mark !== null && servesFolder(postmaster.pid, dataFolder)) {
    log(`PostgreSQL was still running from an earlier start (process ${postmaster.pid}): stopping it first`);
    await endProcess(mark, { signals: STOP_SIGNALS });
    return;
  }
  rmSync(path.join(dataFolder, 'postmaster.pid'), { force: true });
}

/** @param {number} pid @param {string} dataFolder @returns {boolean} */
function servesFolder(pid, dataFolder) {
  const command = commandLineOf(pid);
  const names = [dataFolder, existsSync(dataFolder) ? realpathSync(dataFolder) : dataFolder];
  return /postgres/u.test(command) && names.some((name) => command.includes(`-D ${name}`));
}
