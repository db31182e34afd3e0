import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FOLDER } from '../lib/files.mjs';

/** @typedef {'database' | 'temporal' | 'workflowBundle' | 'timeSkipping' | 'chromium' | 'application' | 'preparedHome' | 'temporalPrograms'} Need what tests may ask for */

/**
 * The jest projects: one folder of tests/ each, with what its tests need to have running and when a test is given up: long after
 * it should be done, because a busy machine takes several times as long.
 * docs/testing.md says what each is for, and what it may cost.
 * @type {readonly { name: string, needs: readonly Need[], timeoutMs: number }[]}
 */
export const PROJECTS = [
  { name: 'unit', needs: [], timeoutMs: 10_000 },
  { name: 'policies', needs: [], timeoutMs: 10_000 },
  { name: 'ui', needs: [], timeoutMs: 10_000 },
  { name: 'models', needs: ['database'], timeoutMs: 90_000 },
  { name: 'workflows', needs: ['database', 'temporal', 'workflowBundle', 'timeSkipping'], timeoutMs: 180_000 },
  { name: 'api', needs: ['database', 'temporal', 'workflowBundle'], timeoutMs: 90_000 },
  { name: 'browser', needs: ['chromium', 'application'], timeoutMs: 180_000 },
  // Starts what it tests, with folders and ports of its own; only programs that take minutes to get are got before.
  { name: 'processes', needs: ['temporalPrograms', 'preparedHome'], timeoutMs: 240_000 },
];

/**
 * Finds test files as jest does: a pattern is a regular expression over the path, no matter the case.
 * @param {readonly string[]} patterns none selects all
 * @returns {(typeof PROJECTS[number])[]} those that have a matching file
 */
export function selectProjects(patterns) {
  const expressions = patterns.map((pattern) => new RegExp(pattern, 'iu'));
  const isSelected = (/** @type {string} */ file) => expressions.length === 0 || expressions.some((expression) => expression.test(file));
  return PROJECTS.filter(({ name }) => testFilesOf(path.join(PROJECT_FOLDER, 'tests', name)).some(isSelected));
}

/** @param {string} folder @returns {string[]} absolute paths */
function testFilesOf(folder) {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return names.filter((name) => name.endsWith('.test.ts')).map((name) => path.join(folder, name));
}
