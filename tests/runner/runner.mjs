import { fileURLToPath } from 'node:url';
import { Worker } from 'jest-worker';

const WORKER = fileURLToPath(new URL('worker.mjs', import.meta.url));

/** @typedef {import('@jest/test-result').Test} Test */
/** @typedef {import('@jest/test-result').TestResult} TestResult */
/** @typedef {import('./worker.mjs').FileToRun} FileToRun */
/** @typedef {Worker & { runFile(file: FileToRun): Promise<TestResult> }} Workers */

/**
 * Runs test files in processes that live as long as the run, with modules that Node loads once. The runner that jest brings
 * loads and compiles every package again for every file, which took longer than most of the files; the isolation that this
 * buys is for tests that replace modules or change what is global, and ours do neither.
 */
export default class Runner {
  /** @param {import('@jest/types').Config.GlobalConfig} globalConfig */
  constructor(globalConfig) {
    this.globalConfig = globalConfig;
    this.isSerial = false;
    this.supportsEventEmitters = false;
  }

  /**
   * @param {readonly Test[]} tests in the order in which they begin
   * @param {{ isInterrupted(): boolean }} watcher
   * @param {(test: Test) => Promise<void>} onStart
   * @param {(test: Test, result: TestResult) => Promise<void>} onResult
   * @param {(test: Test, error: unknown) => Promise<void>} onFailure a file that could not be run
   */
  async runTests(tests, watcher, onStart, onResult, onFailure) {
    const { globalConfig } = this;
    /** @param {readonly Test[]} some */
    const runInProcessesOfTheirOwn = async (some) => {
      const workers = startWorkers(globalConfig.maxWorkers);
      const take = createQueue(some);
      const runWhatWaits = async (/** @type {unknown} */ _, /** @type {number} */ lane) => {
        for (let test = take(lane); test !== undefined && !watcher.isInterrupted(); test = take(lane)) {
          await onStart(test);
          try {
            await onResult(test, await workers.runFile({ path: test.path, config: test.context.config, globalConfig }));
          } catch (error) {
            await onFailure(test, error);
          }
        }
      };
      await Promise.all(Array.from({ length: globalConfig.maxWorkers }, runWhatWaits));
      await workers.end();
    };
    await runInProcessesOfTheirOwn(tests.filter((test) => !needsServers(test)));
    await runInProcessesOfTheirOwn(tests.filter(needsServers));
  }
}

/**
 * Hands out files to lanes: those of a browser, which keep a core busy, to every second one first, and to the others those that
 * mostly wait for processes to start.
 * @param {readonly Test[]} tests
 * @returns {(lane: number) => Test | undefined}
 */
function createQueue(tests) {
  const browsers = tests.filter((test) => projectOf(test) === 'browser');
  const others = tests.filter((test) => !browsers.includes(test)).sort((one, other) => Number(projectOf(other) === 'processes') - Number(projectOf(one) === 'processes'));
  return (lane) => (lane % 2 === 1 ? browsers.shift() ?? others.pop() : others.shift() ?? browsers.shift());
}

/** @param {Test} test @returns {string | undefined} */
function projectOf({ context: { config } }) {
  return config.displayName?.name;
}

/** Tests of screens without a browser put a page into what is global, which nothing that runs on a server may see. @param {Test} test */
function needsServers({ context: { config } }) {
  return config.globals['needsServers'] === true;
}

/** @param {number} numWorkers @returns {Workers} */
function startWorkers(numWorkers) {
  const options = { exposedMethods: ['runFile'], numWorkers, maxRetries: 0, forkOptions: { silent: false } };
  return /** @type {Workers} */ (new Worker(WORKER, options));
}
