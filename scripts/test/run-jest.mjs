import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { followExit } from '../lib/exit.mjs';
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
  try {
    // What jest prints on standard output is the report; people read its standard error.
    const child = spawn(process.execPath, command, {
      cwd: PROJECT_FOLDER,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...env },
      detached: process.platform !== 'win32',
    });
    await endedOrAborted(child, signal);
    return JSON.parse(readFileSync(report, 'utf8'));
  } finally {
    rmSync(report, { force: true });
  }
}

/**
 * Jest has a process group of its own: when it is told to end, its workers sometimes stay for seconds.
 * @param {import('node:child_process').ChildProcess} child
 * @param {AbortSignal} signal
 */
async function endedOrAborted(child, signal) {
  const { ended, isOver } = followExit(child);
  const group = process.platform === 'win32' ? Number(child.pid) : -Number(child.pid);
  const onAbort = () => {
    if (!isOver()) {
      process.kill(group, 'SIGKILL');
    }
  };
  signal.addEventListener('abort', onAbort);
  await ended;
  signal.removeEventListener('abort', onAbort);
  signal.throwIfAborted();
}
