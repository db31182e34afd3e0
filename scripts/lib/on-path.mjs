import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/**
 * @param {string[]} names
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null} the full path of the first of these programs that PATH finds
 */
export function findOnPath(names, env) {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const name of names) {
    for (const folder of (env.PATH ?? '').split(path.delimiter).filter((entry) => entry !== '')) {
      for (const suffix of suffixes) {
        const file = path.join(folder, `${name}${suffix}`);
        if (isProgram(file)) {
          return file;
        }
      }
    }
  }
  return null;
}

/** @param {string} file @returns {boolean} */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
