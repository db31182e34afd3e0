import { addEntry, addImport, addLineAfter } from './insert.mjs';

/** @typedef {import('./plan-flow.mjs').PlannedFlow} PlannedFlow */

/**
 * What lists something for every flow, and the lines that a new one needs there. Everything else follows from these.
 * @type {Readonly<Record<string, (text: string, flow: PlannedFlow) => string>>}
 */
const REGISTRIES = {
  'workflows/flows/index.ts': (text, { id, folder }) =>
    addEntry(addImport(text, `import { ${id} } from './${folder}/definition.ts';`), 'export const flows = {', id),
  'workflows/index.ts': (text, { id, folder }) => addLineAfter(text, /^export \{ \w+ \} from '\.\/flows\/.*$/gmu, `export { ${id} } from './flows/${folder}/workflow.ts';`),
  'workflows/shared/rights.ts': (text, { id }) => addEntry(text, 'export const REVIEWED = [', `'${id}'`),
  'activities/effects/index.ts': (text, { id, folder }) =>
    addEntry(addImport(text, `import { ${id} } from './${folder}.ts';`), 'Record<FlowId, Effect>> = {', id),
  'models/submissions/index.ts': (text, { id, Id, folder }) =>
    addEntry(addImport(text, `import { prepare${Id} } from './${folder}.ts';`), 'export const submissions = {', `${id}: prepare${Id}`),
  'models/stores/forms.ts': (text, { id, subject, folder }) =>
    addEntry(addImport(text, `import { ${id}Form } from '../../workflows/flows/${folder}/form.ts';`), 'export const forms = {', `'${id}.${subject}': ${id}Form`),
  'ui/components/form/form-loaders.ts': (text, { id, subject, folder }) =>
    addEntry(text, 'const loaders = {', `'${id}.${subject}': async () => (await import('../../../workflows/flows/${folder}/form.ts')).${id}Form`),
  'ui/screens/review/reason-table.ts': (text, { id }) => addEntry(text, 'const TABLES = {', `${id}: 'reason-change'`),
  'ui/screens/flow-screens.ts': (text, { id, subject, folder }) =>
    addEntry(
      addEntry(text, 'Record<TaskKind, InboxPage>> = {', `'${id}.${subject}': { path: '/reviews/${folder}', title: 'flows.${id}.inbox.${subject}', icon: 'file-text' }`),
      'Record<SubmittedKind, SubmissionPage>> = {', `'${id}.${subject}': { title: 'flows.${id}.subject.${subject}' }`,
    ),
  'tests/support/walks/begin.ts': (text, { id, subject }) => addEntry(
    text, 'Readonly<Record<string, Begin>> = {',
    `'${id}.${subject}': (deps) => ${subject === 'person' ? 'ofEmployee' : 'ofUnit'}(deps, '${id}', { reason: '按规定申请办理' })`, ' // To do 8: the same fields',
  ),
  'workflows/shared/messages/zh-cn/flows.ts': addFlowWords,
  'workflows/shared/messages/en/flows.ts': addFlowWords,
  'workflows/shared/messages/zh-cn/checks.ts': addCheckWords,
  'workflows/shared/messages/en/checks.ts': addCheckWords,
};

/** @param {string} text @param {PlannedFlow} flow @returns {string} */
function addFlowWords(text, { id, folder }) {
  return addLineAfter(addImport(text, `import { ${id} } from './${folder}.ts';`), /^ {2}\.\.\..*$/gmu, `  ...${id},`);
}

/** @param {string} text @param {PlannedFlow} flow @returns {string} */
function addCheckWords(text, { id, folder, checks }) {
  if (checks.length === 0) {
    return text;
  }
  return addLineAfter(addImport(text, `import { ${id}Checks } from './${folder}.ts';`), /^ {2}\.\.\..*$/gmu, `  ...${id}Checks,`);
}

/**
 * @param {PlannedFlow} flow @param {(path: string) => string} read
 * @returns {Map<string, string>} the registries with the lines of a new flow, by path; those that stay as they are left out
 */
export function registriesWith(flow, read) {
  const changed = Object.entries(REGISTRIES).map(/** @returns {[string, string]} */ ([path, add]) => [path, add(read(path), flow)]);
  return new Map(changed.filter(([path, text]) => text !== read(path)));
}
