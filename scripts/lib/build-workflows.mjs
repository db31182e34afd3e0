import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { PROJECT_FOLDER } from './files.mjs';
import { run } from './run.mjs';

/** Everything the bundle depends on. */
const SOURCES = ['workflows', 'package-lock.json'];
const FOLDER = path.join(PROJECT_FOLDER, 'dist', 'workflows');

/**
 * Bundles the workflows when their sources have changed since the last time: a worker that starts again, after a crash too, is
 * there some seconds earlier.
 * @param {import('./progress.mjs').Log} log
 * @returns {Promise<string>} the file
 */
export async function ensureWorkflowBundle(log) {
  await ensureBuilt(log, {
    folder: FOLDER, sources: SOURCES, title: 'Bundling the workflows',
    fill: (temporary) => run(process.execPath, ['--import', 'tsx', path.join('activities', 'write-workflow-bundle.ts'), path.join(temporary, 'bundle.cjs')], { cwd: PROJECT_FOLDER }),
  });
  return path.join(FOLDER, 'bundle.cjs');
}
