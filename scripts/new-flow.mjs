/**
 * `npm run new:flow -- <name>`: writes everything a new approval flow needs, and says what is left to be written by hand. Writes
 * all or nothing: where a name or a file is taken it changes nothing. Node alone.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FOLDER } from './lib/files.mjs';
import { runMain } from './lib/main.mjs';
import { StartError } from './lib/start-error.mjs';
import { filesOf } from './new-flow/files.mjs';
import { planFlow } from './new-flow/plan-flow.mjs';
import { registriesWith } from './new-flow/registries.mjs';

const FLOWS = 'workflows/flows';

/** @param {string} file @returns {string} */
const read = (file) => readFileSync(path.join(PROJECT_FOLDER, file), 'utf8');

/** @param {string} file @param {string} text */
function write(file, text) {
  mkdirSync(path.dirname(path.join(PROJECT_FOLDER, file)), { recursive: true });
  writeFileSync(path.join(PROJECT_FOLDER, file), text);
}

/** Ids, prefixes and checks of the flows there are. */
function readTaken() {
  const folders = readdirSync(path.join(PROJECT_FOLDER, FLOWS), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const definitions = folders.map((folder) => `${FLOWS}/${folder}/definition.ts`).filter((file) => existsSync(path.join(PROJECT_FOLDER, file))).map(read);
  return {
    ids: folders.map((folder) => folder.replaceAll(/-(?<letter>\w)/gu, (_match, letter) => letter.toUpperCase())),
    prefixes: definitions.flatMap((text) => [.../** @type {string[]} */ (text.match(/(?<=numberPrefix: ')[A-Z]{2}/u) ?? [])]),
    checks: [...read('workflows/shared/messages/zh-cn/checks.ts').matchAll(/^ {2}(?<name>\w+): /gmu)].map(([, name = '']) => name),
  };
}

/** @param {ReadonlyMap<string, string>} files @returns {string[]} what is to be written by hand, in order */
function toDosIn(files) {
  const found = [...files].flatMap(([file, text]) => [...text.matchAll(/\/\/ To do (?<number>\d): (?<what>.*)$/gmu)].map(([, number = '', what = '']) => ({ number, what, file })));
  return [...new Set(found.toSorted((a, b) => a.number.localeCompare(b.number)).map(({ number, what, file }) => `  ${number}. ${file}: ${what}`))];
}

await runMain(async () => {
  const flow = planFlow(process.argv.slice(2), readTaken());
  const files = filesOf(flow);
  const present = [...files.keys()].filter((file) => existsSync(path.join(PROJECT_FOLDER, file)));
  if (present.length > 0) {
    throw new StartError(`${present.join(', ')} is there already. Nothing was changed.`, ['Choose another name, or remove what an earlier attempt has left.']);
  }
  const registries = registriesWith(flow, read);
  for (const [file, text] of [...files, ...registries]) write(file, text);
  console.log(`The flow ${flow.id} (${flow.zh}, ${flow.en}), case numbers ${flow.prefix}-…, is there:`);
  for (const file of files.keys()) console.log(`  ${file}`);
  console.log(`and is registered in ${[...registries.keys()].join(', ')}.`);
  console.log('\nWhat is left to write, each in place of the line that says "To do" and its number:');
  for (const toDo of toDosIn(new Map([...files, ...registries]))) console.log(toDo);
  console.log(`\nThen: npm run pictures; WRITE_WALKS=1 npm test -- models/walks; npm run check && npm test -- ${flow.folder}`);
});
