import { spawn } from 'node:child_process';
import { PROJECT_FOLDER } from './files.mjs';

/**
 * Runs a Node program in the project folder, with its output shown.
 * @param {string[]} args script and its arguments
 * @param {AbortSignal} signal ends it
 * @returns {Promise<boolean>} whether its exit code is 0
 */
export function succeeds(args, signal) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: PROJECT_FOLDER, stdio: 'inherit', signal });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
