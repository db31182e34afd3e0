import { readdirSync } from 'node:fs';
import path from 'node:path';
import { hashOf, PROJECT_FOLDER, readJson, writeJson } from '../lib/files.mjs';
import { succeeds } from '../lib/succeeds.mjs';

/** @typedef {{ name: string, passed: boolean }} CheckResult */

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string} script
 * @property {string[]} args
 * @property {boolean} [isWhole] judges all files together, and keeps nothing by itself: what passed as it is now is not judged again
 */

/** What decides how a file is judged, beside the file: of our own rules ESLint knows nothing but their names. */
const RULES = ['eslint.config.mjs', 'scripts/eslint', 'package-lock.json'];
/** Its rules look at one file at a time, so a file that was judged and is as it was is not judged again. */
const KEPT = ['--cache', '--cache-strategy', 'content', '--cache-location', path.join('.test', 'lint', hashOf(PROJECT_FOLDER, RULES))];

/** What is made from the files, and packages, which the lock file names. */
const UNREAD = new Set(['node_modules', 'dist', 'screens']);

/** Beside each other: the first has one thread, the others use every core. @type {readonly (readonly Check[])[]} */
const LANES = [
  [{ name: 'lint', script: path.join('node_modules', 'eslint', 'bin', 'eslint.js'), args: ['.', ...KEPT] }],
  [
    { name: 'lint with types', script: path.join('node_modules', 'oxlint', 'bin', 'oxlint'), args: [], isWhole: true },
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
  for (const check of checks) {
    const began = performance.now();
    const state = check.isWhole ? hashOf(PROJECT_FOLDER, listRead()) : null;
    const isKnown = state !== null && readJson(passedFileOf(check)) === state;
    const passed = isKnown || await succeeds([check.script, ...check.args], signal);
    signal.throwIfAborted();
    console.log(`${passed ? 'passed' : 'FAILED'}  ${check.name}  ${((performance.now() - began) / 1000).toFixed(1)} s${isKnown ? ', all files are as they were when it passed' : ''}`);
    if (passed && state !== null) {
      writeJson(passedFileOf(check), state);
    }
    results.push({ name: check.name, passed });
  }
  return results;
}

/** Holds the state of all files that passed last. @param {Check} check */
function passedFileOf({ name }) {
  return path.join(PROJECT_FOLDER, '.test', 'passed', `${name.replaceAll(' ', '-')}.json`);
}

/** @returns {string[]} what stands in the project folder and may be read by a check */
function listRead() {
  return readdirSync(PROJECT_FOLDER).filter((name) => !UNREAD.has(name) && (!name.startsWith('.') || name === '.oxlintrc.json')).sort();
}
