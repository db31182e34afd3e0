import { ModernFakeTimers } from '@jest/fake-timers';

export { jestExpect as expect } from '@jest/expect';
export { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'jest-circus';

const timers = new ModernFakeTimers({ config: /** @type {import('@jest/types').Config.ProjectConfig} */ ({ fakeTimers: {} }), global: globalThis });

/** As much of jest's object as tests use. */
export const jest = {
  useFakeTimers: () => timers.useFakeTimers(),
  useRealTimers: () => timers.useRealTimers(),
  advanceTimersByTimeAsync: (/** @type {number} */ ms) => timers.advanceTimersByTimeAsync(ms),
};
