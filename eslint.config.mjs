import { configs as litConfigs } from 'eslint-plugin-lit';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { imports } from './scripts/eslint/imports.mjs';

const UNSAFE_LIT = [
  ...['unsafe-html', 'unsafe-svg', 'unsafe-mathml'].map((name) => ({
    name: `lit/directives/${name}.js`, message: 'Text from people would become markup: use a template, lit escapes its values.',
  })),
  { name: 'lit', importNames: ['unsafeCSS'], message: 'Write the style in the CSS file of the component.' },
];

const NOT_DETERMINISTIC = 'Workflows are replayed: take instants from now() of workflows/kit, pass them in, and let activities draw random values.';
const NO_CHANCE = [
  'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
  'NewExpression[callee.name="Date"][arguments.length=0]:not(FunctionDeclaration[id.name="now"] NewExpression)',
  'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
  'MemberExpression[object.name="crypto"]',
].map((selector) => ({ selector, message: NOT_DETERMINISTIC }));

/** What can be seen without types; .oxlintrc.json has the rules that need them. */
export default defineConfig(
  { ignores: ['node_modules/', 'dist/', 'screens/', '.*/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.mjs'],
    plugins: { house: { rules: { imports } } },
    rules: {
      'house/imports': 'error',
      'max-lines': ['error', { max: 300 }],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node }, rules: { 'no-undef': 'error', 'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict],
    rules: {
      // `as const` is allowed: it narrows, it does not claim.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['{activities,api,models,platform,policies,workflows,ui}/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  { files: ['workflows/**/*.ts'], ignores: ['workflows/flows/fields.ts', 'workflows/flows/*/form.ts', 'workflows/flows/*/forms/*.ts'], rules: { 'no-restricted-syntax': ['error', ...NO_CHANCE] } },
  {
    files: ['ui/**/*.ts'],
    extends: [litConfigs['flat/recommended']],
    rules: { 'no-restricted-imports': ['error', { paths: UNSAFE_LIT }] },
  },
);
