import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashOf, PROJECT_FOLDER, temporaryName } from './files.mjs';
import { step } from './progress.mjs';
import { nameDiskFull, StartError } from './start-error.mjs';

/**
 * @typedef {object} Build
 * @property {string} folder absolute; what is built lies in it
 * @property {string[]} sources all that it depends on, below the project folder
 * @property {string} title what is being done
 * @property {(temporary: string) => Promise<unknown>} fill builds into this folder
 */

/**
 * Builds when the sources have changed since the last build. Safe to retry: a build that was interrupted leaves the old one
 * in place.
 * @param {import('./progress.mjs').Log} log
 * @param {Build} build
 * @returns {Promise<string>} what tells these sources from any others
 */
export async function ensureBuilt(log, { folder, sources, title, fill }) {
  const wanted = hashOf(PROJECT_FOLDER, sources);
  const isBuilt = () => readStamp(folder) === wanted;
  if (isBuilt()) {
    return wanted;
  }
  const temporary = temporaryName(folder);
  try {
    mkdirSync(temporary, { recursive: true });
    await step(log, title, () => fill(temporary));
    writeFileSync(path.join(temporary, '.sources'), wanted);
    // Two starts at once both build; the one that comes second leaves what the first has put there.
    if (!isBuilt() && !replaceFolder(folder, temporary) && !isBuilt()) {
      throw new Error(`${folder} was filled by another build of other sources`);
    }
  } catch (error) {
    throw nameDiskFull(new StartError(`${title} failed: ${error instanceof Error ? error.message : String(error)}`));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return wanted;
}

/**
 * Puts a folder where another one may be: by names alone, so that nobody finds one that is half there.
 * @param {string} folder
 * @param {string} by
 * @returns {boolean} false when somebody else has put one there at the same moment
 */
function replaceFolder(folder, by) {
  const former = temporaryName(folder);
  try {
    unlessMeanwhile(['ENOENT'], () => renameSync(folder, former));
    return unlessMeanwhile(['ENOTEMPTY', 'EEXIST'], () => renameSync(by, folder));
  } finally {
    rmSync(former, { recursive: true, force: true });
  }
}

/**
 * @param {readonly string[]} codes of errors that mean that another process came first
 * @param {() => void} work
 * @returns {boolean} whether it was done
 */
function unlessMeanwhile(codes, work) {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && codes.includes(String(error.code))) {
      return false;
    }
    throw error;
  }
}

/** @param {string} folder @returns {string | null} */
function readStamp(folder) {
  const stamp = path.join(folder, '.sources');
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : null;
}
