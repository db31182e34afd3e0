import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
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
