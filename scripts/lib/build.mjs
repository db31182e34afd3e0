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
 */
export async function ensureBuilt(log, { folder, sources, title, fill }) {
  const wanted = hashOf(PROJECT_FOLDER, sources);
  const isBuilt = () => readStamp(folder) === wanted;
  if (isBuilt()) {
    return;
  }
  const temporary = temporaryName(folder);
  try {
    mkdirSync(temporary, { recursive: true });
    await step(log, title, () => fill(temporary));
    // Two starts at once both build; the first is used already.
    if (isBuilt()) {
      return;
    }
    writeFileSync(path.join(temporary, '.sources'), wanted);
    rmSync(folder, { recursive: true, force: true });
    renameSync(temporary, folder);
  } catch (error) {
    throw nameDiskFull(new StartError(`${title} failed: ${error instanceof Error ? error.message : String(error)}`));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** @param {string} folder @returns {string | null} */
function readStamp(folder) {
  const stamp = path.join(folder, '.sources');
  return existsSync(stamp) ? readFileSync(stamp, 'utf8') : null;
}
