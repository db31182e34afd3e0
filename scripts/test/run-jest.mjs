import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FOLDER } from '../lib/files.mjs';

const JEST = path.join(PROJECT_FOLDER, 'node_modules', 'jest', 'bin', 'jest.js');

/** @typedef {{ fullName: string, status: string, duration?: number | null }} TestResult */
/** @typedef {{ name: string, startTime: number, endTime: number, assertionResults: TestResult[] }} FileResult */
/** @typedef {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number, success: boolean, testResults: FileResult[] }} JestReport */

/**
 * Runs test files, with the output of jest shown.
 * @param {object} options
 * @param {string[]} options.args patterns of paths, and options of jest
 * @param {Record<string, string>} options.env
 * @param {AbortSignal} options.signal ends jest and its workers
 * @returns {Promise<JestReport>}
 */
export async function runJest({ args, env, signal }) {
  const report = path.join(PROJECT_FOLDER, '.test', `jest-${process.pid}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  const command = [JEST, '--json', `--outputFile=${report}`, ...args];
  const nodeOptions = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`;
  try {
    // What jest prints on standard output is the report; people read its standard error.
    await ended(spawn(process.execPath, command, {
      cwd: PROJECT_FOLDER, stdio: ['inherit', 'ignore', 'inherit'], env: { ...process.env, ...env, NODE_OPTIONS: nodeOptions.trim() }, signal,
    }));
    return JSON.parse(readFileSync(report, 'utf8'));
  } finally {
    rmSync(report, { force: true });
  }
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<void>} */
function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
}
