import { PROJECTS } from './scripts/test/projects.mjs';

const swc = ['@swc/jest', {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    target: 'es2022',
    // The same flags as tsconfig.base.json: class fields must not shadow accessors of models and elements.
    transform: { legacyDecorator: true, useDefineForClassFields: false },
  },
  module: { type: 'es6' },
}];

export default {
  maxWorkers: '100%',
  projects: PROJECTS.map(({ name, timeoutMs }) => ({
    displayName: name,
    rootDir: import.meta.dirname,
    roots: ['<rootDir>/tests'],
    testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
    testEnvironment: 'node',
    globals: { testTimeoutMs: timeoutMs },
    setupFilesAfterEnv: ['<rootDir>/tests/setup/timeout.ts'],
    extensionsToTreatAsEsm: ['.ts'],
    transform: { '^.+\\.ts$': swc },
  })),
};
