const swc = ['@swc/jest', {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    target: 'es2022',
    // The same flags as tsconfig.base.json: class fields must not shadow accessors of models and elements.
    transform: { legacyDecorator: true, useDefineForClassFields: false },
  },
  module: { type: 'es6' },
}];

const project = (displayName) => ({
  displayName,
  rootDir: import.meta.dirname,
  testMatch: [`<rootDir>/tests/${displayName}/**/*.test.ts`],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
});

export default { projects: [project('unit'), project('policies')] };
