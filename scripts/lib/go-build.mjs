import path from 'node:path';
import { PROJECT_FOLDER } from './files.mjs';
import { run } from './run.mjs';

/** The folder of the Go module that pins the versions of everything built here. */
export const GO_MODULE = path.join(PROJECT_FOLDER, 'scripts', 'temporal');

/**
 * Builds programs of the Go module. Takes minutes the first time; Go's own cache makes a second run short.
 * @param {object} options
 * @param {string} options.go path of the go program
 * @param {Record<string, string>} options.programs package → file to write
 * @param {string} [options.linkFlags]
 * @param {NodeJS.ProcessEnv} options.env
 * @param {import('./progress.mjs').Report} options.report
 */
export async function buildWithGo({ go, programs, linkFlags = '', env, report }) {
  const options = { cwd: GO_MODULE, env };
  let downloads = 0;
  const onDownload = (/** @type {string} */ line) => {
    downloads += line.startsWith('go: downloading') ? 1 : 0;
    report(`${downloads} modules downloaded`);
  };
  const needed = await run(go, ['list', '-deps', ...Object.keys(programs)], { ...options, onLine: onDownload });
  const total = needed.split('\n').length;
  let compiled = 0;
  for (const [name, file] of Object.entries(programs)) {
    const onLine = () => {
      compiled += 1;
      report(`${compiled} of at most ${total} packages compiled`);
    };
    await run(go, ['build', '-v', '-trimpath', '-ldflags', `-s -w ${linkFlags}`.trim(), '-o', file, name], { ...options, onLine });
  }
}
