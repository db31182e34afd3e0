/**
 * `npm run types`: checks every world of the code with what exists where it runs (a browser, Node, neither), and writes
 * the types of the API that screens use to `.types/`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cutServerTypes, findAny } from './lib/api-declarations.mjs';
import { PROJECT_FOLDER } from './lib/files.mjs';
import { StartError } from './lib/start-error.mjs';
import { succeeds } from './lib/succeeds.mjs';
import { followInterruption, runUnlessInterrupted } from './test/interruption.mjs';

const COMPILER = path.join(PROJECT_FOLDER, 'node_modules', '@typescript', 'native', 'bin', 'tsc');
const AT_ONCE = 2;
const signal = followInterruption();

/** The name `typescript` means version 6 here, for ESLint; that compiler would work too, and take twice as long. */
function checkCompiler() {
  const version = execFileSync(process.execPath, [COMPILER, '--version'], { encoding: 'utf8' }).trim();
  if (!version.startsWith('Version 7.')) {
    throw new StartError(`The compiler is ${version}, not 7.`, ['@typescript/native in package.json names it.']);
  }
}

/** @param {string} world @returns {Promise<boolean>} */
async function check(world) {
  const passed = await succeeds([COMPILER, '-p', `tsconfig.${world}.json`], signal);
  if (!passed) {
    console.log(`types: errors in the world of tsconfig.${world}.json`);
  }
  return passed;
}

/** @param {string[]} worlds @returns {Promise<boolean>} */
async function checkAll(worlds) {
  const waiting = worlds.filter((world) => existsSync(path.join(PROJECT_FOLDER, `tsconfig.${world}.json`)));
  /** @type {boolean[]} */
  const results = [];
  const work = async () => {
    for (let world = waiting.shift(); world !== undefined && !signal.aborted; world = waiting.shift()) {
      results.push(await check(world));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results.every(Boolean);
}

/** @returns {boolean} whether screens get the full types of every answer */
function checkDeclarations() {
  cutServerTypes();
  const faults = findAny();
  for (const fault of faults) {
    console.log(`${fault} is \`any\` for the screens: give the route a type that says what it answers`);
  }
  return faults.length === 0;
}

await runUnlessInterrupted(signal, async () => {
  checkCompiler();
  // Screens are checked against what the API declares, so its declarations come first.
  const first = await checkAll(['api-types', 'level0', 'workflows']);
  const declared = checkDeclarations();
  const second = await checkAll(['server', 'ui', 'tests', 'scripts']);
  process.exitCode = first && declared && second ? 0 : 1;
});
