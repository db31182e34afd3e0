import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { followExit } from './exit.mjs';
import { PROJECT_FOLDER } from './files.mjs';
import { recordProcess } from './home.mjs';
import { openLog, readFrom, sizeOf } from './logs.mjs';
import { nodeArguments } from './node-arguments.mjs';
import { endProcess } from './processes.mjs';

/**
 * @typedef {object} Child one of our own processes
 * @property {Promise<string>} ended
 * @property {() => Promise<void>} stop asks it to finish what it is doing, then insists; safe to retry
 * @property {() => string} output what it has printed so far
 */

/**
 * Starts one of our programs. It writes to `<home>/logs/<name>.log`, not to a pipe, so it can outlive the
 * launcher; it is noted in the home folder, so the next start can end it then.
 * @param {object} options
 * @param {string} options.home
 * @param {string} options.name
 * @param {string} options.script relative to the project folder
 * @param {string[]} [options.nodeOptions]
 * @param {NodeJS.ProcessEnv} options.env
 * @param {number} options.patienceMs how long it may take to finish
 * @returns {Child}
 */
export function startChild({ home, name, script, nodeOptions = [], env, patienceMs }) {
  const { file, descriptor } = openLog(home, name);
  const logStart = sizeOf(file);
  const args = [...nodeOptions, ...nodeArguments(script)];
  const child = spawn(process.execPath, args, { cwd: PROJECT_FOLDER, env, detached: true, stdio: ['ignore', descriptor, descriptor] });
  closeSync(descriptor);
  const { ended } = followExit(child);
  const mark = recordProcess(home, name, child.pid);
  const stop = async () => {
    if (mark !== null) {
      await endProcess(mark, { signals: [{ signal: 'SIGTERM', waitMs: patienceMs }, { signal: 'SIGKILL', waitMs: 500 }] });
    }
  };
  return { ended, stop, output: () => readFrom(file, logStart).text };
}
