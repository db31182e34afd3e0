import { fileURLToPath } from 'node:url';
import { Worker } from 'jest-worker';

const WORKER = fileURLToPath(new URL('worker.mjs', import.meta.url));

/** @typedef {import('@jest/test-result').Test} Test */
/** @typedef {import('@jest/test-result').TestResult} TestResult */
/** @typedef {import('./worker.mjs').FileToRun} FileToRun */
/**
 * @typedef {object} Report whom a run asks and tells
 * @property {{ isInterrupted(): boolean }} watcher
 * @property {(test: Test) => Promise<void>} onStart
 * @property {(test: Test, result: TestResult) => Promise<void>} onResult
 * @property {(test: Test, error: unknown) => Promise<void>} onFailure a file that could not be run
 */
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
    const report = { watcher, onStart, onResult, onFailure };
    await this.#runInProcesses(tests.filter(hasPage), report);
    await this.#runInProcesses(tests.filter((test) => !hasPage(test)), report);
  }

  /**
   * Runs files in processes that are theirs alone.
   * @param {readonly Test[]} tests
   * @param {Report} report
   */
  async #runInProcesses(tests, report) {
    const lanes = Math.min(this.globalConfig.maxWorkers, tests.length);
    if (lanes === 0) return;
    const workers = startWorkers(lanes);
    const take = createQueue(tests);
    await Promise.all(Array.from({ length: lanes }, (_, lane) => this.#runLane(workers, () => take(lane), report)));
    await workers.end();
  }

  /**
   * Runs one file after the other.
   * @param {Workers} workers
   * @param {() => Test | undefined} next
   * @param {Report} report
   */
  async #runLane(workers, next, { watcher, onStart, onResult, onFailure }) {
    const { globalConfig } = this;
    for (let test = next(); test !== undefined && !watcher.isInterrupted(); test = next()) {
      await onStart(test);
      try {
        await onResult(test, await workers.runFile({ path: test.path, config: test.context.config, globalConfig }));
      } catch (error) {
        await onFailure(test, error);
      }
    }
  }
}

/** What each third lane takes first: processes that mostly wait, a browser that keeps a core busy, and between them the rest. */
const FIRST = ['processes', 'browser', 'rest'];

/**
 * Hands out files to lanes: each takes those of its kind first, so that what waits and what computes run beside each other.
 * @param {readonly Test[]} tests
 * @returns {(lane: number) => Test | undefined}
 */
function createQueue(tests) {
  const waiting = new Map(FIRST.map((kind) => [kind, tests.filter((test) => kindOf(test) === kind)]));
  return (lane) => {
    const kinds = FIRST.map((_, index) => FIRST[(lane + index) % FIRST.length] ?? '');
    return kinds.map((kind) => waiting.get(kind) ?? []).find(({ length }) => length > 0)?.shift();
  };
}

/** @param {Test} test */
function kindOf({ context: { config: { displayName } } }) {
  return displayName !== undefined && FIRST.includes(displayName.name) ? displayName.name : 'rest';
}

/** Tests of screens without a browser put a page into what is global, which nothing that runs on a server may see. @param {Test} test */
function hasPage({ context: { config: { displayName } } }) {
  return displayName?.name === 'ui';
}

/** @param {number} numWorkers @returns {Workers} */
function startWorkers(numWorkers) {
  const options = { exposedMethods: ['runFile'], numWorkers, maxRetries: 0, forkOptions: { silent: false } };
  return /** @type {Workers} */ (new Worker(WORKER, options));
}
