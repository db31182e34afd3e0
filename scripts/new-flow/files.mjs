import { readFileSync } from 'node:fs';
import { STEPS } from './plan-flow.mjs';

/** @typedef {import('./plan-flow.mjs').PlannedFlow} PlannedFlow */

/** The new files of a flow, each by its template. @type {Readonly<Record<string, (folder: string) => string>>} */
const PATHS = {
  definition: (folder) => `workflows/flows/${folder}/definition.ts`,
  form: (folder) => `workflows/flows/${folder}/form.ts`,
  checks: (folder) => `workflows/flows/${folder}/checks.ts`,
  workflow: (folder) => `workflows/flows/${folder}/workflow.ts`,
  submission: (folder) => `models/submissions/${folder}.ts`,
  effect: (folder) => `activities/effects/${folder}.ts`,
  'words.zh-cn': (folder) => `workflows/shared/messages/zh-cn/${folder}.ts`,
  'words.en': (folder) => `workflows/shared/messages/en/${folder}.ts`,
  test: (folder) => `tests/api/${folder}.test.ts`,
};

/** @param {PlannedFlow} flow @returns {Map<string, string>} what stands in each new file, by its path */
export function filesOf(flow) {
  return new Map(Object.entries(PATHS).map(([template, pathOf]) => [pathOf(flow.folder), fill(template, flow)]));
}

/** @param {string} template @param {PlannedFlow} flow @returns {string} */
function fill(template, flow) {
  const text = readFileSync(new URL(`templates/${template}.txt`, import.meta.url), 'utf8');
  /** @type {Record<string, string>} */
  const values = { ...wordsOf(flow), ...partsOf(flow) };
  return text.replaceAll(/\{\{(?<name>\w+)\}\}/gu, (_match, name) => values[name] ?? '');
}

/** @param {PlannedFlow} flow */
function wordsOf({ id, Id, folder, prefix, zh, en, subject }) {
  return { id, Id, folder, prefix, zh, en, subject, zhShort: [...zh].slice(0, 2).join(''), enShort: shortName(en) };
}

/** As many letters fit a line of the rail; a longer word would be broken there. */
const LETTERS_OF_RAIL = 8;

/** @param {string} en @returns {string} the first word that fits the rail */
function shortName(en) {
  const words = en.split(' ').filter(({ length }) => length > 2);
  const word = words.find(({ length }) => length <= LETTERS_OF_RAIL) ?? words[0] ?? en;
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** @param {PlannedFlow} flow */
function partsOf({ id, subject, starters, steps, checks }) {
  const isPerson = subject === 'person';
  const follows = isPerson && steps.some((name) => STEPS[name].rule === 'superior-or-bureau');
  return {
    startedBy: isPerson ? '{ oneself: true }' : `{ organizations: { kinds: [${quoted(starters)}], right: 'organization.change' } }`,
    reviewedBy: `[${quoted(isPerson ? ['hrss', 'department', 'employer'] : ['hrss', 'department'])}]`,
    steps: steps.map((name) => `        { ...review, name: '${name}', reviewers: { only: '${STEPS[name].rule}' } },`).join('\n'),
    stepNames: quoted(steps),
    stepWordsZh: steps.map((name) => `  '${id}.step.${name}': '${STEPS[name].zh}',`).join('\n'),
    stepWordsEn: steps.map((name) => `  '${id}.step.${name}': '${STEPS[name].en}',`).join('\n'),
    // Whoever goes to another unit takes along what waits for the old one.
    follows: follows ? "\n      follows: 'person'," : '',
    edges: follows ? "[...EDGES_OF_EVERY_FLOW, 'reroute']" : 'EDGES_OF_EVERY_FLOW',
    passed: checks.length === 0 ? '' : 'PASSED, ',
    factsToDo: checks.length === 0 ? '' : ' // To do 2: what else they read, and the rules of the flow',
    checkNames: quoted(checks),
    checks: inBraces(checks.map((name) => `  ${name}: (_facts) => PASSED, // To do 3: when it passes, and when it does not`)),
    checkWords: inBraces(checks.map((name) => `  // To do 7: ${name}, and ${name}.passed, .warning and .failed`)),
  };
}

/** @param {readonly string[]} lines @returns {string} */
function inBraces(lines) {
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n`;
}

/** @param {readonly string[]} names @returns {string} */
function quoted(names) {
  return names.map((name) => `'${name}'`).join(', ');
}
