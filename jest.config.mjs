import os from 'node:os';
import { PROJECTS } from './scripts/test/projects.mjs';

export default {
  // One more than there are cores: tests of processes wait for a third of their time.
  maxWorkers: os.availableParallelism() + 1,
  projects: PROJECTS.map(({ name, timeoutMs }) => ({
    displayName: name,
    rootDir: import.meta.dirname,
    roots: ['<rootDir>/tests'],
    testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
    runner: '<rootDir>/tests/runner/runner.mjs',
    transform: {},
    globals: { testTimeoutMs: timeoutMs },
  })),
};
