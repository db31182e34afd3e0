import { spawn } from 'node:child_process';
import path from 'node:path';
import { PROJECT_FOLDER } from '../lib/files.mjs';

/** @typedef {{ name: string, passed: boolean }} CheckResult */

const program = (/** @type {string} */ name) => path.join(PROJECT_FOLDER, 'node_modules', '.bin', name);

const CHECKS = [
  { name: 'types', command: program('tsc'), args: ['-p', 'tsconfig.server.json'] },
];

/**
 * Runs lint and types, one after the other: each uses every core by itself.
 * @param {AbortSignal} signal
 * @returns {Promise<CheckResult[]>}
 */
export async function runChecks(signal) {
  const results = [];
  for (const { name, command, args } of CHECKS) {
    const began = performance.now();
    const passed = await succeeds(command, args, signal);
    console.log(`${passed ? 'passed' : 'FAILED'}  ${name}  ${((performance.now() - began) / 1000).toFixed(1)} s`);
    results.push({ name, passed });
  }
  return results;
}

/** @param {string} command @param {string[]} args @param {AbortSignal} signal @returns {Promise<boolean>} */
function succeeds(command, args, signal) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: PROJECT_FOLDER, stdio: 'inherit', signal });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}
