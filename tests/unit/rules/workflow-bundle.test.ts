import { beforeAll, describe, expect, it } from '@jest/globals';
import { bundleWorkflows, isGateBundle } from '../../../activities/workflow-bundle.ts';

/** What workflows are made of besides our own code; each was looked at once for being deterministic. */
const PACKAGES = ['@temporalio/common', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc'];

/** In kB, without the source map: 542 when it was set, and 30 % room. Every worker keeps this in memory per thread. */
const SIZE_BUDGET = 705;

describe('the bundle of the workflows', () => {
  let code = '';
  let modules: string[] = [];

  beforeAll(async () => {
    code = (await bundleWorkflows()).replace(/\/\/# sourceMappingURL=.*/u, '');
    modules = [...code.matchAll(/^\/\*\*\*\/ "(?<name>[^"]+)"/gmu)].map(({ groups }) => groups?.['name'] ?? '');
    // Bundling uses every core, which other tests have as well.
  }, 60_000);

  it('holds the workflows', () => {
    expect(modules).toContain('./workflows/flows/registration-review/workflow.ts');
  });

  it('holds no form, and none of our code from elsewhere', () => {
    const own = modules.filter((name) => name.startsWith('./') && !name.includes('node_modules/'));
    expect(own.filter((name) => !name.startsWith('./workflows/') || name.endsWith('/form.ts'))).toEqual([]);
  });

  it('holds no other package: no zod, no Sequelize, no Hono, nothing of Node', () => {
    const packages = modules.map((name) => /node_modules\/(?<name>(?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/u.exec(name)?.groups?.['name']);
    expect([...new Set(packages.filter((name) => name !== undefined))].sort()).toEqual(PACKAGES);
    expect(modules.filter((name) => /^(?:node:|external )/u.test(name))).toEqual([]);
    expect(code).not.toMatch(/\brequire\("/u);
  });

  it('holds nothing of the gate, which has a bundle of its own', () => {
    expect(modules.filter((name) => name.includes('/gate/'))).toEqual([]);
    expect(isGateBundle(code)).toBe(false);
  });

  it('stays within its budget', () => {
    expect(Buffer.byteLength(code) / 1000).toBeLessThan(SIZE_BUDGET);
  });
});
