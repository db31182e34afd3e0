import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { imports } from '../../../scripts/eslint/imports.mjs';

const PROJECT_FOLDER = path.resolve(import.meta.dirname, '../../..');

function faultsIn(file: string, code: string): string[] {
  const linter = new Linter({ cwd: PROJECT_FOLDER });
  const config = { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser }, plugins: { house: { rules: { imports } } }, rules: { 'house/imports': 'error' as const } };
  return linter.verify(code, [config], path.join(PROJECT_FOLDER, file)).map(({ message }) => message);
}

describe('the lint rule for imports', () => {
  it.each([
    "import { CaseModel } from '../models/case.ts';",
    "import '../models/case.ts';",
    "import type { CaseModel } from '../models/case.ts';",
    "export { CaseModel } from '../models/case.ts';",
    "export * from '../models/case.ts';",
    "const { CaseModel } = await import('../models/case.ts');",
    "let model: import('../models/case.ts').CaseModel;",
  ])('finds what is forbidden in: %s', (code) => {
    expect(faultsIn('policies/ability.ts', code)).toEqual([
      'policies may not import models/case.ts (models). Policies judge plain values, in the browser too. Read the values in models/stores/ and hand them in.',
    ]);
  });

  it('tells types and lazy imports from others', () => {
    expect(faultsIn('ui/main.ts', "import type { CasesApi } from '#api';")).toEqual([]);
    expect(faultsIn('ui/main.ts', "import { CasesApi } from '#api';")).toHaveLength(1);
    expect(faultsIn('ui/main.ts', "void import('../workflows/flows/registration-review/form.ts');")).toEqual([]);
    expect(faultsIn('ui/main.ts', "import '../workflows/flows/registration-review/form.ts';")).toHaveLength(1);
  });

  it('leaves files outside the rooms alone', () => {
    expect(faultsIn('vite.config.ts', "import './models/case.ts'; import 'lit';")).toEqual([]);
  });
});

/** What the rules that need types find. */
const PLANTED = [
  ['no-floating-promises', "export function go(): void { Promise.resolve(1); }"],
  ['no-misused-promises', "export const later = [1, 2].filter(async (each) => each > 1);"],
  ['await-thenable', "export const now = async (): Promise<number> => await 1;"],
  ['switch-exhaustiveness-check', "export function say(verb: 'approve' | 'reject'): string { switch (verb) { case 'approve': return 'yes'; } return ''; }"],
  ['no-deprecated', "/** @deprecated Use something else. */\nexport const old = 1;\nexport const taken = [old].map((each) => each + old);"],
  ['no-unsafe-assignment', "export const read: string = JSON.parse('{}');"],
  ['no-unsafe-call', "export const called: number = JSON.parse('{}')();"],
  ['no-unsafe-member-access', "export const inner: unknown = JSON.parse('{}').inner;"],
  ['no-unsafe-return', "export function give(): string { return JSON.parse('{}'); }"],
] as const;

describe('the lint rules that need types', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'xueshi-lint-'));
  let said = '';

  beforeAll(() => {
    for (const name of ['.oxlintrc.json', 'tsconfig.base.json', 'tsconfig.json']) cpSync(path.join(PROJECT_FOLDER, name), path.join(root, name));
    symlinkSync(path.join(PROJECT_FOLDER, 'node_modules'), path.join(root, 'node_modules'), 'junction');
    mkdirSync(path.join(root, 'models'));
    for (const [rule, code] of PLANTED) writeFileSync(path.join(root, 'models', `${rule}.ts`), `${code}\n`);
    said = spawnSync(process.execPath, ['node_modules/oxlint/bin/oxlint', '--format=unix'], { cwd: root, encoding: 'utf8' }).stdout;
  });
  afterAll(() => { rmSync(root, { recursive: true, force: true }); });

  it.each(PLANTED)('find a case of %s', (rule, _code) => {
    expect(said.split('\n').filter((line) => line.startsWith(`models/${rule}.ts:`) && line.includes(`(${rule})`))).not.toEqual([]);
  });
});
