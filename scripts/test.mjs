import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FOLDER } from './lib/files.mjs';
import { checkNode, ensurePackages } from './lib/install.mjs';

// `npm test`: types, then every jest project, on a fresh clone too. Ends with the line `N passed, N failed`.

const BIN = path.join(PROJECT_FOLDER, 'node_modules', '.bin');
const REPORT = path.join(PROJECT_FOLDER, '.test', 'jest.json');
const SLOWEST = 10;

/** Runs a command with its output shown. @param {string} command @param {string[]} args @param {Record<string, string>} [env] */
function show(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: PROJECT_FOLDER, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** @param {string} name @param {() => Promise<boolean>} work */
async function check(name, work) {
  const began = performance.now();
  const passed = await work();
  console.log(`${passed ? 'passed' : 'FAILED'}  ${name}  ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return passed;
}

/** @param {string[]} patterns */
async function runJest(patterns) {
  mkdirSync(path.dirname(REPORT), { recursive: true });
  await show(process.execPath, [
    path.join(PROJECT_FOLDER, 'node_modules', 'jest', 'bin', 'jest.js'), '--json', `--outputFile=${REPORT}`, ...patterns,
  ], { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' });
  return JSON.parse(readFileSync(REPORT, 'utf8'));
}

/** @param {{ testResults: { name: string, assertionResults: { fullName: string, duration?: number | null }[] }[] }} report */
function printSlowest(report) {
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults)
    .map(({ fullName, duration }) => ({ fullName, duration: duration ?? 0 }))
    .sort((a, b) => b.duration - a.duration).slice(0, SLOWEST);
  console.log('\nSlowest tests:');
  for (const { fullName, duration } of tests) console.log(`  ${(duration / 1000).toFixed(2)} s  ${fullName}`);
}

checkNode();
await ensurePackages((line) => console.log(line));
const patterns = process.argv.slice(2);
const results = [
  await check('compiler is TypeScript 7', () => show(process.execPath, ['-e', `
    const { execFileSync } = require('node:child_process');
    process.exit(/^Version 7\\./.test(String(execFileSync(${JSON.stringify(path.join(BIN, 'tsc'))}, ['--version']))) ? 0 : 1);`])),
  await check('types', () => show(path.join(BIN, 'tsc'), ['-p', 'tsconfig.server.json'])),
];
const report = await runJest(patterns);
printSlowest(report);
const passed = results.filter(Boolean).length + report.numPassedTests;
const failed = results.length - results.filter(Boolean).length + report.numFailedTests + report.numRuntimeErrorTestSuites;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && report.success ? 0 : 1;
