import { spawn } from 'node:child_process';
import { brokenOff } from './break-off.mjs';
import { lastLines } from './logs.mjs';

/**
 * Runs a program to its end and returns what it printed; throws with its last lines when it fails. It gets a process
 * group of its own, so that Ctrl-C reaches the launcher alone and the launcher ends everything in order. It ends with
 * what it started itself when the start is broken off.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onLine?: (line: string) => void, timeoutMs?: number }} [options]
 *   `onLine` sees every line of standard output and of standard error
 * @returns {Promise<string>} standard output
 */
export function run(command, args, { onLine = () => {}, timeoutMs, ...options } = {}) {
  return new Promise((resolve, reject) => {
    brokenOff.throwIfAborted();
    const limit = timeoutMs === undefined ? {} : { timeout: timeoutMs };
    const child = spawn(command, args, { detached: process.platform !== 'win32', ...options, ...limit, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => endGroup(child.pid);
    brokenOff.addEventListener('abort', end);
    let output = '';
    let all = '';
    const read = (/** @type {Buffer} */ chunk) => {
      all = (all + chunk.toString()).slice(-20_000);
      lastLines(chunk.toString(), 1000).forEach(onLine);
    };
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      brokenOff.removeEventListener('abort', end);
      if (code === 0) {
        resolve(output);
        return;
      }
      reject(brokenOff.aborted ? brokenOff.reason : new Error(`${command} ended with ${signal ?? code}: ${lastLines(all, 5).join(' | ')}`));
    });
  });
}

/** @param {number | undefined} pid of its first process */
function endGroup(pid) {
  if (pid === undefined) {
    return;
  }
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
