import path from 'node:path';
import { succeeds } from '../lib/succeeds.mjs';

/** @typedef {{ name: string, passed: boolean }} CheckResult */

const CHECKS = [
  { name: 'lint', script: path.join('node_modules', 'eslint', 'bin', 'eslint.js'), args: ['.'] },
  { name: 'types', script: path.join('scripts', 'types.mjs'), args: [] },
];

/**
 * Runs lint and types, one after the other: each uses every core by itself.
 * @param {AbortSignal} signal
 * @returns {Promise<CheckResult[]>}
 */
export async function runChecks(signal) {
  const results = [];
  for (const { name, script, args } of CHECKS) {
    const began = performance.now();
    const passed = await succeeds([script, ...args], signal);
    signal.throwIfAborted();
    console.log(`${passed ? 'passed' : 'FAILED'}  ${name}  ${((performance.now() - began) / 1000).toFixed(1)} s`);
    results.push({ name, passed });
  }
  return results;
}
