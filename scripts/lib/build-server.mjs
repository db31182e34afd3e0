import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { viteCommand } from './build-ui.mjs';
import { PROJECT_FOLDER } from './files.mjs';
import { run } from './run.mjs';
import { SERVER_PROGRAMS } from './server-programs.mjs';

/** Everything the built programs depend on. */
const SOURCES = ['activities', 'api', 'models', 'platform', 'policies', 'workflows', 'scripts/lib/server-programs.mjs', 'vite.class-fields.ts', 'vite.server.config.ts', 'package-lock.json'];
const FOLDER = path.join('dist', 'server');

/**
 * @typedef {Record<keyof typeof SERVER_PROGRAMS, string> & { release: string | null }} ServerPrograms files that Node runs,
 * relative to the project folder; `release` says what they were built from, null where they are run as they are written
 */

/**
 * Builds the programs of the server when their sources have changed since the last build: one that starts is there seconds
 * earlier than from hundreds of TypeScript files, after a crash too.
 * @param {import('./progress.mjs').Log} log
 * @returns {Promise<ServerPrograms>}
 */
export async function ensureServer(log) {
  const release = await ensureBuilt(log, {
    folder: path.join(PROJECT_FOLDER, FOLDER), sources: SOURCES, title: 'Building the server',
    fill: (temporary) => run(process.execPath, [...viteCommand('build'), '--config', 'vite.server.config.ts', '--outDir', temporary, '--logLevel', 'warn'], { cwd: PROJECT_FOLDER }),
  });
  const built = Object.keys(SERVER_PROGRAMS).map((name) => [name, path.join(FOLDER, `${name}.mjs`)]);
  return /** @type {ServerPrograms} */ ({ ...Object.fromEntries(built), release });
}

/**
 * The programs of the server: built, or for development as they are written. Built once, whoever asks for them.
 * @param {import('./house.mjs').House} house
 * @returns {Promise<ServerPrograms>} relative to the project folder
 */
export function programsOf(house) {
  house.programs ??= house.watch ? Promise.resolve({ ...SERVER_PROGRAMS, release: null }) : ensureServer(house.log);
  return house.programs;
}
