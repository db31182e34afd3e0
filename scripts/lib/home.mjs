import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { endProcess, isMark, markOf, stillRuns, waitUntil } from './processes.mjs';
import { StartError } from './start-error.mjs';

/** A stop is over within 15 s; a start in between waits for it. */
const STOP_PATIENCE_MS = 16_000;

/**
 * Makes this process the only one that may start servers in a folder. A claim ends with the process that holds it,
 * however that ends; a holder that is about to stop is waited for.
 * @param {string} folder
 * @returns {Promise<Claim>}
 *
 * @typedef {object} Claim
 * @property {() => void} announceStop says that the folder will be free soon
 * @property {() => void} release gives it back; safe to retry
 */
export async function claimFolder(folder) {
  const file = path.join(folder, 'holder.json');
  mkdirSync(folder, { recursive: true });
  await waitUntil(() => !isStopping(otherHolder(file)), STOP_PATIENCE_MS, 100);
  const holder = otherHolder(file);
  if (holder !== null) {
    throw new StartError(`${folder} is in use by process ${holder.pid}.`, [
      `It is running already: stop it first (Ctrl-C there, or kill ${holder.pid}).`,
      'To run a second one beside it, give it a folder of its own: XUESHI_HOME=<folder>.',
    ]);
  }
  const mine = markOf(process.pid);
  writeJson(file, mine);
  const isMine = () => {
    const now = readJson(file);
    return isMark(now) && now.pid === process.pid;
  };
  return {
    announceStop: () => isMine() && writeJson(file, { ...mine, stopping: true }),
    release: () => isMine() && rmSync(file, { force: true }),
  };
}

/** @param {string} file @returns {import('./processes.mjs').ProcessMark | null} another process that holds it now */
function otherHolder(file) {
  const holder = readJson(file);
  return isMark(holder) && holder.pid !== process.pid && stillRuns(holder) ? holder : null;
}

/** @param {import('./processes.mjs').ProcessMark | null} holder */
const isStopping = (holder) => holder !== null && 'stopping' in holder;

/** @param {string} home @param {string} name @returns {string} */
const recordFile = (home, name) => path.join(home, 'run', `${name}.json`);

/**
 * Notes a process that was started for a home folder, so that a later start can end it if it outlives its launcher.
 * @param {string} home
 * @param {string} name
 * @param {number | undefined} pid
 * @returns {import('./processes.mjs').ProcessMark | null} null when the process is gone already
 */
export function recordProcess(home, name, pid) {
  const mark = pid === undefined ? null : markOf(pid);
  writeJson(recordFile(home, name), mark);
  return mark;
}

/** @type {{ signal: NodeJS.Signals, waitMs: number }[]} */
const END_SIGNALS = [{ signal: 'SIGTERM', waitMs: 3_000 }, { signal: 'SIGKILL', waitMs: 2_000 }];

/**
 * Ends a process noted earlier, if it is that very process that still runs. Safe to retry.
 * @param {string} home
 * @param {string} name
 * @param {{ log?: import('./progress.mjs').Log, signals?: typeof END_SIGNALS }} [options] signals in this order, each with its patience
 */
export async function endRecorded(home, name, { log = () => {}, signals = END_SIGNALS } = {}) {
  const mark = readJson(recordFile(home, name));
  if (isMark(mark) && stillRuns(mark)) {
    log(`Process ${mark.pid} (${name}) was left over from an earlier start: ending it first`);
    await endProcess(mark, { signals });
  }
  rmSync(recordFile(home, name), { force: true });
}

/** @param {string} home @returns {string[]} names of the processes noted in it */
export function recordedNames(home) {
  const folder = path.join(home, 'run');
  return existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5)) : [];
}
