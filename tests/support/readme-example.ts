import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What README.md says is to be written by hand in one place of one file. */
export interface HandWritten {
  /** `To do 3`. */
  readonly toDo: string;
  /** From the project folder. */
  readonly file: string;
  readonly lines: readonly string[];
}

/** The example of a new flow in README.md: the command that begins it, and what is written by hand. */
export interface FlowExample {
  /** Behind `npm run new:flow --`. */
  readonly args: readonly string[];
  readonly written: readonly HandWritten[];
}

const SECTION = /^## Adding a flow$(?<section>[\s\S]*?)^## /m;
const COMMAND = /^npm run new:flow -- (?<args>[a-z]\S* .*)$/m;
const ARGUMENT = /(?:[^\s"]|"[^"]*")+/g;
/** A heading that names a to-do or goes on with it, its file at the end, and the code below. */
const BLOCK = /^(?:\*\*(?<toDo>To do \d)\*\*|and in).*`(?<file>[^`]+)`\n\n```ts\n(?<code>[\s\S]*?)^```$/gm;

/** Reads the example as a person does who follows it. Throws Error when README.md has none. */
export function readFlowExample(readme: string): FlowExample {
  const section = SECTION.exec(readme)?.groups?.['section'] ?? '';
  const command = COMMAND.exec(section)?.groups?.['args'] ?? '';
  const args = [...command.matchAll(ARGUMENT)].map(([arg]) => arg.replaceAll('"', ''));
  let present = '';
  const written = [...section.matchAll(BLOCK)].map(({ groups }): HandWritten => {
    present = groups?.['toDo'] ?? present;
    return { toDo: present, file: groups?.['file'] ?? '', lines: (groups?.['code'] ?? '').replace(/\n$/, '').split('\n') };
  });
  if (args.length === 0 || written.length === 0) throw new Error('README.md has no example of a new flow');
  return { args, written };
}

/** Lines of code that are not of a test; empty ones count as little as they do for a reader. */
export function countHandWritten({ written }: FlowExample): number {
  return written.filter(({ file }) => !file.startsWith('tests/')).flatMap(({ lines }) => lines).filter((line) => line.trim() !== '').length;
}

/** Writes what is written by hand into a tree in which the flow was made. Throws Error where a to-do has no line. */
export function writeByHand(root: string, { written }: FlowExample): void {
  for (const { toDo, file, lines } of written) {
    const name = path.join(root, file);
    const imports = lines.filter((line) => line.startsWith('import '));
    const code = lines.filter((line) => !line.startsWith('import ')).join('\n');
    const text = readFileSync(name, 'utf8');
    const place = new RegExp(`^.*// ${toDo}: .*$`, 'm');
    if (!place.test(text)) throw new Error(`${file} has no line for ${toDo}`);
    writeFileSync(name, imports.reduce(putImport, text.replace(place, () => code)));
  }
}

function putImport(text: string, line: string): string {
  const [from = ''] = /from '[^']+';$/.exec(line) ?? [];
  const lines = text.split('\n');
  const same = lines.findIndex((present) => present.startsWith('import ') && present.endsWith(from));
  if (same !== -1) return lines.with(same, line).join('\n');
  const last = lines.findLastIndex((present) => present.startsWith('import '));
  return lines.toSpliced(last + 1, 0, line).join('\n');
}
