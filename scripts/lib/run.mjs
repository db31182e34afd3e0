import { spawn } from 'node:child_process';
import { lastLines } from './logs.mjs';

/**
 * Runs a program to its end and returns what it printed; throws with its last lines when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { onLine?: (line: string) => void, timeoutMs?: number }} [options]
 *   `onLine` sees every line of standard output and of standard error
 * @returns {Promise<string>} standard output
 */
export function run(command, args, { onLine = () => {}, timeoutMs, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }) });
    let output = '';
    let all = '';
    const read = (/** @type {Buffer} */ chunk) => {
      all = (all + chunk.toString()).slice(-20_000);
      for (const line of lastLines(chunk.toString(), 1000)) {
        onLine(line);
      }
    };
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) {
        resolve(output);
        return;
      }
      reject(new Error(`${command} ended with ${signal ?? code}: ${lastLines(all, 5).join(' | ')}`));
    });
  });
}
