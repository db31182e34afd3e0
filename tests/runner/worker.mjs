import { register } from 'node:module';
import { jestExpect } from '@jest/expect';
import { createEmptyTestResult } from '@jest/test-result';
import { addEventHandler, getState, resetState, run } from 'jest-circus';
import { formatResultsErrors } from 'jest-message-util';
import { register as registerTypeScript } from 'tsx/esm/api';
import { end } from './end.mjs';

/**
 * @typedef {object} FileToRun
 * @property {string} path
 * @property {import('@jest/types').Config.ProjectConfig} config
 * @property {import('@jest/types').Config.GlobalConfig} globalConfig
 */
/** @typedef {import('@jest/types').Circus.TestEntry} TestEntry */
/** @typedef {import('@jest/types').Circus.TestResult} CircusResult */
/** @typedef {import('@jest/test-result').AssertionResult} AssertionResult */

registerTypeScript();
register('./hooks.mjs', import.meta.url);

addEventHandler((event) => {
  if (event.name === 'test_start') {
    jestExpect.setState({ currentTestName: titlesOf(event.test).join(' '), suppressedErrors: [] });
  } else if (event.name === 'test_done') {
    const expected = jestExpect.extractExpectedAssertionsErrors().map(({ error }) => error);
    event.test.errors.push(...jestExpect.getState().suppressedErrors, ...expected);
  }
});

// What nobody awaited fails the test that runs, or its file when none does.
for (const name of ['uncaughtException', 'unhandledRejection']) {
  process.on(name, (error) => {
    const { currentlyRunningTest, unhandledErrors } = getState();
    (currentlyRunningTest?.errors ?? unhandledErrors).push(error);
  });
}

/** Called once, after the last file of this process. */
export const teardown = end;

let runs = 0;

/**
 * Runs one test file.
 * @param {FileToRun} file
 * @returns {Promise<import('@jest/test-result').TestResult>}
 */
export async function runFile({ path, config, globalConfig }) {
  const start = Date.now();
  resetState();
  const { testNamePattern } = globalConfig;
  Object.assign(getState(), {
    testTimeout: config.globals['testTimeoutMs'],
    testNamePattern: testNamePattern ? new RegExp(testNamePattern, 'iu') : null,
  });
  jestExpect.setState({ expand: globalConfig.expand, testPath: path });
  // With a number, so that the file itself is loaded, and describes its tests, whenever it is run.
  runs += 1;
  await import(`${path}?run=${runs}`);
  const { testResults, unhandledErrors } = await run();
  const results = testResults.map(toAssertionResult);
  const unhandled = unhandledErrors.join('\n');
  const end = Date.now();
  const empty = createEmptyTestResult();
  return {
    ...empty,
    testFilePath: path,
    ...(config.displayName === undefined ? {} : { displayName: config.displayName }),
    perfStats: { ...empty.perfStats, start, end, runtime: end - start },
    testResults: results,
    numPassingTests: count(results, 'passed'),
    numFailingTests: count(results, 'failed'),
    numPendingTests: count(results, 'pending'),
    numTodoTests: count(results, 'todo'),
    failureMessage: [formatResultsErrors(results, config, globalConfig, path), unhandled].filter(Boolean).join('\n\n') || null,
    ...(unhandled === '' ? {} : { testExecError: { message: '', stack: unhandled } }),
  };
}

/** @param {readonly AssertionResult[]} results @param {AssertionResult['status']} wanted */
function count(results, wanted) {
  return results.filter(({ status }) => status === wanted).length;
}

/** @param {CircusResult} result @returns {AssertionResult} */
function toAssertionResult({ testPath: [, ...titles], status, errors, duration, invocations, numPassingAsserts }) {
  return {
    ancestorTitles: titles.slice(0, -1), title: titles.at(-1) ?? '', fullName: titles.join(' '),
    status: statusOf(status, errors), failureMessages: [...errors], failureDetails: [], duration: duration ?? null, invocations, numPassingAsserts,
  };
}

/** @param {CircusResult['status']} status @param {readonly string[]} errors @returns {AssertionResult['status']} */
function statusOf(status, errors) {
  if (status === 'skip') return 'pending';
  if (status === 'todo') return 'todo';
  return errors.length > 0 ? 'failed' : 'passed';
}

/** @param {TestEntry} test @returns {string[]} of the blocks around it, and its own */
function titlesOf(test) {
  const titles = [test.name];
  for (let block = test.parent; block.parent !== undefined; block = block.parent) titles.unshift(block.name);
  return titles;
}
