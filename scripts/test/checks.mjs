import path from 'node:path';
import { hashOf, PROJECT_FOLDER } from '../lib/files.mjs';
import { succeeds } from '../lib/succeeds.mjs';

/** @typedef {{ name: string, passed: boolean }} CheckResult */

/** @typedef {{ name: string, script: string, args: string[] }} Check */

/** What decides how a file is judged, beside the file: of our own rules ESLint knows nothing but their names. */
const RULES = ['eslint.config.mjs', 'scripts/eslint', 'package-lock.json'];
/** Its rules look at one file at a time, so a file that was judged and is as it was is not judged again. */
const KEPT = ['--cache', '--cache-strategy', 'content', '--cache-location', path.join('.test', 'lint', hashOf(PROJECT_FOLDER, RULES))];

/** Beside each other: the first has one thread, the others use every core. @type {readonly (readonly Check[])[]} */
const LANES = [
  [{ name: 'lint', script: path.join('node_modules', 'eslint', 'bin', 'eslint.js'), args: ['.', ...KEPT] }],
  [
    { name: 'lint with types', script: path.join('node_modules', 'oxlint', 'bin', 'oxlint'), args: [] },
    { name: 'types', script: path.join('scripts', 'types.mjs'), args: [] },
  ],
];

/**
 * Runs lint and types.
 * @param {AbortSignal} signal
 * @returns {Promise<CheckResult[]>}
 */
export async function runChecks(signal) {
  const results = await Promise.all(LANES.map((checks) => runLane(checks, signal)));
  return results.flat();
}

/** @param {readonly Check[]} checks @param {AbortSignal} signal */
async function runLane(checks, signal) {
  /** @type {CheckResult[]} */
  const results = [];
  for (const { name, script, args } of checks) {
    const began = performance.now();
    const passed = await succeeds([script, ...args], signal);
    signal.throwIfAborted();
    console.log(`${passed ? 'passed' : 'FAILED'}  ${name}  ${((performance.now() - began) / 1000).toFixed(1)} s`);
    results.push({ name, passed });
  }
  return results;
}
