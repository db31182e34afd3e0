import { jest } from '@jest/globals';

// jest takes a time limit from its own options only, not from those of a project.
const { testTimeoutMs } = globalThis;
jest.setTimeout(testTimeoutMs);

declare global {
  /** How long one test of this project may take (scripts/test/projects.mjs). */
  var testTimeoutMs: number;
}
