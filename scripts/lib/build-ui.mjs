import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { PROJECT_FOLDER } from './files.mjs';
import { run } from './run.mjs';

/** Everything the built screens depend on. */
const SOURCES = ['ui', 'workflows/shared', 'workflows/flows', 'policies', 'vite.config.ts', 'vite.class-fields.ts', 'package-lock.json'];

/**
 * Builds the screens when their sources have changed since the last build.
 * @param {import('./progress.mjs').Log} log
 */
export async function ensureUi(log) {
  await ensureBuilt(log, {
    folder: path.join(PROJECT_FOLDER, 'dist', 'ui'), sources: SOURCES, title: 'Building the screens',
    fill: (temporary) => run(process.execPath, [...viteCommand('build'), '--outDir', temporary, '--emptyOutDir', '--logLevel', 'warn'], { cwd: PROJECT_FOLDER }),
  });
}

/** @param {string} command @returns {string[]} arguments for node */
export function viteCommand(command) {
  return [path.join(PROJECT_FOLDER, 'node_modules', 'vite', 'bin', 'vite.js'), command];
}
