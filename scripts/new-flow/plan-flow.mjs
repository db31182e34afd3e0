import { StartError } from '../lib/start-error.mjs';

/**
 * @typedef {object} PlannedFlow
 * @property {string} id camelCase: the registry key and workflow type
 * @property {string} Id the same with a capital
 * @property {string} folder kebab-case
 * @property {string} prefix of its case numbers
 * @property {string} zh its name in Chinese
 * @property {string} en and in English
 * @property {'person' | 'organization'} subject whom its cases are about
 * @property {readonly string[]} starters kinds of organizations that start a case; none where people do
 * @property {readonly (keyof typeof STEPS)[]} steps
 * @property {readonly string[]} checks
 */

/** Who decides a step, and what it is called. */
export const STEPS = {
  unit: { rule: 'superior-or-bureau', zh: '单位审核', en: 'Unit reviews' },
  superior: { rule: 'superior-or-bureau', zh: '上级部门审核', en: 'Superior reviews' },
  department: { rule: 'above-superior', zh: '主管部门审核', en: 'Department reviews' },
  bureau: { rule: 'bureau', zh: '人社部门审核', en: 'Bureau reviews' },
};

const ORGANIZATIONS = ['department', 'employer', 'base'];
const OPTIONS = ['prefix', 'zh', 'en', 'by', 'steps', 'checks'];

export const USAGE = [
  'npm run new:flow -- <name> --prefix=XX --zh=<name in Chinese> --en="<name in English>"',
  '--by=person (or some of department,employer,base) says who starts a case,',
  `--steps=unit,department who decides (${Object.keys(STEPS).join(', ')}), --checks=<name>,<name> what is checked before.`,
];

/**
 * Reads what was asked for. Throws StartError, which says what to do, for a bad or taken name or prefix.
 * @param {readonly string[]} args
 * @param {{ ids: readonly string[], prefixes: readonly string[], checks: readonly string[] }} taken
 * @returns {PlannedFlow}
 */
export function planFlow(args, taken) {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const options = readOptions(args.filter((arg) => arg.startsWith('--')));
  const [name = ''] = names;
  if (names.length !== 1 || !/^[a-z][a-z0-9]*(?:(?:-[a-z0-9]+)+|(?:[A-Z][a-z0-9]*)+)$/u.test(name)) {
    throw new StartError('A flow has one name of two words or more, like unit-departure or unitDeparture.', USAGE);
  }
  const folder = name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  const id = folder.replaceAll(/-(?<letter>[a-z0-9])/gu, (_match, letter) => letter.toUpperCase());
  if (taken.ids.includes(id)) {
    throw new StartError(`The name ${id} is taken by another flow. Nothing was changed.`, ['Choose another name.', `Taken are ${taken.ids.join(', ')}.`]);
  }
  const words = folder.split('-');
  const by = listOf(options.by ?? 'person');
  const starters = by.join() === 'person' ? [] : by;
  requireKnown('--by', starters, ORGANIZATIONS);
  const steps = listOf(options.steps ?? (starters.length === 0 ? 'unit,department' : 'superior,bureau'));
  requireKnown('--steps', steps, Object.keys(STEPS));
  const en = options.en ?? [words.join(' ')].map((text) => text.charAt(0).toUpperCase() + text.slice(1)).join('');
  return {
    id, folder, Id: id.charAt(0).toUpperCase() + id.slice(1), prefix: prefixOf(options.prefix ?? words.map((word) => word.charAt(0)).join('').slice(0, 2).toUpperCase(), taken.prefixes),
    zh: wordOf('--zh', options.zh ?? en), en: wordOf('--en', en), subject: starters.length === 0 ? 'person' : 'organization', starters,
    steps: /** @type {(keyof typeof STEPS)[]} */ (steps), checks: checksOf(options.checks, taken.checks),
  };
}

/** @param {readonly string[]} given @returns {Partial<Record<string, string>>} */
function readOptions(given) {
  return Object.fromEntries(given.map((option) => {
    const [, name = '', value = ''] = /^--(?<name>[a-z]+)=(?<value>.+)$/u.exec(option) ?? [];
    if (!OPTIONS.includes(name)) {
      throw new StartError(`What is ${option}?`, USAGE);
    }
    return [name, value];
  }));
}

/** @param {string} prefix @param {readonly string[]} taken @returns {string} */
function prefixOf(prefix, taken) {
  if (!/^[A-Z]{2}$/u.test(prefix)) {
    throw new StartError(`Case numbers begin with two capital letters, not ${prefix}.`, ['Name them: --prefix=XX']);
  }
  if (taken.includes(prefix)) {
    throw new StartError(`The prefix ${prefix} is taken by another flow. Nothing was changed.`, ['Name another one: --prefix=XX', `Taken are ${taken.join(', ')}.`]);
  }
  return prefix;
}

/** @param {string | undefined} given @param {readonly string[]} taken @returns {string[]} */
function checksOf(given, taken) {
  const checks = given === undefined ? [] : listOf(given);
  for (const check of checks) {
    if (!/^[a-z][A-Za-z0-9]*$/u.test(check) || taken.includes(check) || checks.indexOf(check) !== checks.lastIndexOf(check)) {
      throw new StartError(`A check has a name of its own in camelCase, which ${check} is not. Nothing was changed.`, [`Taken are ${taken.join(', ')}.`]);
    }
  }
  return checks;
}

/** @param {string} option @param {string} text @returns {string} */
function wordOf(option, text) {
  if (/['\\\n]/u.test(text)) {
    throw new StartError(`${option} stands in the code as it is given: without quotes and backslashes, please.`);
  }
  return text;
}

/** @param {string} list @returns {string[]} */
function listOf(list) {
  return list.split(',').map((item) => item.trim()).filter((item) => item !== '');
}

/** @param {string} option @param {readonly string[]} given @param {readonly string[]} known */
function requireKnown(option, given, known) {
  const unknown = given.filter((item, index) => !known.includes(item) || given.indexOf(item) !== index);
  if (unknown.length > 0 || (option === '--steps' && given.length === 0)) {
    throw new StartError(`${option} takes some of ${known.join(', ')}, each once.`, USAGE);
  }
}
