import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const PROJECT_FOLDER = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/u, '');

/**
 * Folder for what one machine needs once: servers that were downloaded or built. Deleting it is always safe.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string}
 */
export function cacheFolder(env = process.env) {
  const base = env.XDG_CACHE_HOME || path.join(env.HOME || os.homedir(), '.cache');
  return path.join(base, 'xueshi');
}

/**
 * @param {string} file
 * @returns {unknown} the parsed JSON, or null when the file is missing or half written
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Writes JSON so that a reader, or a crash, never sees half of it.
 * @param {string} file
 * @param {unknown} value
 * @param {{ mode?: number }} [options]
 */
export function writeJson(file, value, { mode = 0o644 } = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = temporaryName(file);
  writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode });
  renameSync(temporary, file);
}

/** @param {string} file @returns {string} a name beside `file` that nobody else uses */
export function temporaryName(file) {
  return `${file}.${process.pid}-${randomBytes(3).toString('hex')}.part`;
}

/**
 * Fills a folder elsewhere and puts it in place in one move, so that a folder that exists is always complete.
 * A second process doing the same at the same time wins or loses without harm. Safe to retry.
 * @param {string} folder
 * @param {(temporary: string) => Promise<void> | void} fill
 */
export async function createFolderAtomically(folder, fill) {
  const temporary = temporaryName(folder);
  mkdirSync(temporary, { recursive: true });
  try {
    await fill(temporary);
    try {
      renameSync(temporary, folder);
    } catch (error) {
      if (!existsSync(folder)) {
        throw error;
      }
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * @param {string} root
 * @param {string[]} entries files and folders, relative to root; what does not exist counts as empty
 * @returns {string} a hash over names and contents
 */
export function hashOf(root, entries) {
  const hash = createHash('sha256');
  /** @param {string} relative */
  const add = (relative) => {
    const full = path.join(root, relative);
    const kind = statSync(full, { throwIfNoEntry: false });
    if (kind === undefined) {
      return;
    }
    if (kind.isDirectory()) {
      for (const name of readdirSync(full).sort()) {
        add(path.join(relative, name));
      }
      return;
    }
    hash.update(`${relative.split(path.sep).join('/')}\0${kind.size}\0`).update(readFileSync(full));
  };
  for (const entry of entries) {
    add(entry);
  }
  return hash.digest('hex').slice(0, 32);
}
