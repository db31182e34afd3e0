import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashOf, PROJECT_FOLDER, temporaryName } from './files.mjs';
import { step } from './progress.mjs';
import { run } from './run.mjs';
import { nameDiskFull, StartError } from './start-error.mjs';

/** Everything the built screens depend on. */
const SOURCES = ['ui', 'workflows/shared', 'workflows/flows', 'policies', 'vite.config.ts', 'package-lock.json'];
export const UI_FOLDER = path.join(PROJECT_FOLDER, 'dist', 'ui');

/**
 * Builds the screens when their sources have changed since the last build. Safe to retry: a build that was interrupted
 * leaves the old one in place.
 * @param {import('./progress.mjs').Log} log
 */
export async function ensureUi(log) {
  const wanted = hashOf(PROJECT_FOLDER, SOURCES);
  if (isBuilt(wanted)) {
    return;
  }
  const temporary = temporaryName(UI_FOLDER);
  try {
    await step(log, 'Building the screens', () => run(process.execPath, [...viteCommand('build'), '--outDir', temporary, '--emptyOutDir', '--logLevel', 'warn'], { cwd: PROJECT_FOLDER }));
    // Two starts at once both build; the first is served already.
    if (isBuilt(wanted)) {
      return;
    }
    writeFileSync(path.join(temporary, '.sources'), wanted);
    rmSync(UI_FOLDER, { recursive: true, force: true });
    renameSync(temporary, UI_FOLDER);
  } catch (error) {
    throw nameDiskFull(new StartError(`The screens could not be built: ${error instanceof Error ? error.message : String(error)}`));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** @param {string} wanted @returns {boolean} */
function isBuilt(wanted) {
  const stamp = path.join(UI_FOLDER, '.sources');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/** @param {string} command @returns {string[]} arguments for node */
export function viteCommand(command) {
  return [path.join(PROJECT_FOLDER, 'node_modules', 'vite', 'bin', 'vite.js'), command];
}
