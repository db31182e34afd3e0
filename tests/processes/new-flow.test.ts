import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCompiler, type Compiler } from '../support/compiler.ts';
import { countHandWritten, readFlowExample, writeByHand } from '../support/readme-example.ts';
import { useScratchTree } from '../support/scratch-tree.ts';

const MOST_LINES = 60;
/** A flow that organizations start, as it is before anything is written by hand. */
const OTHER = ['unitClosing', '--by=employer,base', '--zh=单位注销', '--en=Closing a unit'];
const { root } = useScratchTree();
const example = readFlowExample(readFileSync(path.join(root, 'README.md'), 'utf8'));

/** `npm run new:flow` in the copy; what it printed. */
const newFlow = (...args: readonly string[]): string => {
  const { stdout, stderr } = spawnSync(process.execPath, ['scripts/new-flow.mjs', ...args], { cwd: root, encoding: 'utf8' });
  return stdout + stderr;
};
const git = (...args: readonly string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
const touched = (): string[] => git('status', '--porcelain', '--untracked-files=all', '--no-renames').split('\n').map((line) => line.slice(3)).filter((name) => name !== '');

beforeAll(() => {
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.cn', 'commit', '--quiet', '--message=before');
});

/** In which file what is taken out, and in which file the compiler says so, in which words. */
const PIECES: readonly (readonly [what: string, file: string, part: string | RegExp, named: string, property: string])[] = [
  ['the workflow', 'workflows/index.ts', /^export \{ unitDeparture \}.*\n/m, 'workflows/index.ts', 'unitDeparture'],
  ['the definition', 'workflows/flows/index.ts', /^ {2}unitDeparture,\n/m, 'activities/effects/index.ts', 'unitDeparture'],
  ['the effect', 'activities/effects/index.ts', /, unitDeparture(?=[, ])/, 'activities/effects/index.ts', "Property 'unitDeparture' is missing"],
  ['what its form says', 'models/submissions/index.ts', /^ {2}unitDeparture: .*\n/m, 'models/submissions/index.ts', "Property 'unitDeparture' is missing"],
  ['the form', 'models/stores/forms.ts', /^ {2}'unitDeparture\.person': .*\n/m, 'models/stores/forms.ts', 'unitDeparture.person'],
  ['the form in the browser', 'ui/components/form/form-loaders.ts', /^ {2}'unitDeparture\.person': .*\n/m, 'ui/components/form/form-loaders.ts', 'unitDeparture.person'],
  ['its rights', 'workflows/shared/rights.ts', ", 'unitDeparture'", 'workflows/flows/unit-departure/definition.ts', 'unitDeparture.decide'],
  ['the page of its inbox', 'ui/screens/flow-screens.ts', /^ {2}'unitDeparture\.person': \{ path.*\n/m, 'ui/screens/flow-screens.ts', 'unitDeparture.person'],
  ['the page on which it is started', 'ui/screens/flow-screens.ts', /^ {2}'unitDeparture\.person': \{ title.*\n/m, 'ui/screens/flow-screens.ts', 'unitDeparture.person'],
  ['its reasons', 'ui/screens/review/reason-table.ts', /,? *unitDeparture: 'reason-change',?/, 'ui/screens/review/reason-table.ts', "Property 'unitDeparture' is missing"],
  ['a check', 'workflows/flows/unit-departure/checks.ts', /^ {2}leftLately: .*\n/m, 'workflows/flows/unit-departure/checks.ts', "Property 'leftLately' is missing"],
  ['its words in Chinese', 'workflows/shared/messages/zh-cn/flows.ts', /^ {2}\.\.\.unitDeparture,\n/m, 'workflows/shared/messages/zh-cn/flows.ts', 'unitDeparture'],
  ['the name of a step in Chinese', 'workflows/shared/messages/zh-cn/unit-departure.ts', /^ {2}'unitDeparture\.step\.bureau': .*\n/m, 'workflows/shared/messages/zh-cn/flows.ts', 'unitDeparture.step.bureau'],
  ['the name of a field in Chinese', 'workflows/shared/messages/zh-cn/unit-departure.ts', /^ {2}'unitDeparture\.field\.leftOn': .*\n/m, 'workflows/shared/messages/en/unit-departure.ts', 'unitDeparture.field.leftOn'],
  ['the name of a step in English', 'workflows/shared/messages/en/unit-departure.ts', /^ {2}'unitDeparture\.step\.bureau': .*\n/m, 'workflows/shared/messages/en/unit-departure.ts', 'unitDeparture.step.bureau'],
  ['its words in English', 'workflows/shared/messages/en/flows.ts', /^ {2}\.\.\.unitDeparture,\n/m, 'workflows/shared/messages/en/flows.ts', 'unitDeparture'],
  ['what a check says in Chinese', 'workflows/shared/messages/zh-cn/unit-departure.ts', /^ {2}'leftLately\.warning': .*\n/m, 'workflows/shared/messages/zh-cn/checks.ts', 'leftLately.warning'],
  ['what a check says in English', 'workflows/shared/messages/en/unit-departure.ts', /^ {2}'leftLately\.warning': .*\n/m, 'workflows/shared/messages/en/unit-departure.ts', 'leftLately.warning'],
  ['the short name of its inbox', 'workflows/shared/messages/zh-cn/unit-departure.ts', /^ {2}'unitDeparture\.inbox\.person\.short': .*\n/m, 'ui/screens/flow-screens.ts', 'flows.unitDeparture.inbox.person'],
];

describe('a name that cannot be', () => {
  it.each([
    [['departure'], 'two words or more'],
    [['unit departure'], 'two words or more'],
    [['superior-change'], 'The name superiorChange is taken'],
    [['personnelTransfer'], 'The name personnelTransfer is taken'],
    [['unit-departure', '--prefix=TR'], 'The prefix TR is taken'],
    [['unit-departure', '--prefix=lv'], 'two capital letters'],
    [['unit-departure', '--steps=unit,somebody'], '--steps takes some of'],
    [['unit-departure', '--by=person,employer'], '--by takes some of'],
    [['unit-departure', '--checks=superiorLevel'], 'superiorLevel is not'],
    [['unit-departure', "--en=A unit's own"], 'without quotes'],
    [['unit-departure', '--zn=离职'], 'What is --zn=离职?'],
  ])('%j is refused with what to do, and changes nothing', (args, said) => {
    expect(newFlow(...args)).toContain(said);
    expect(touched()).toEqual([]);
  });
});

describe('the example of README.md', () => {
  let compiler: Compiler;

  beforeAll(() => {
    const printed = newFlow(...example.args);
    for (const { toDo, file } of example.written) expect(printed).toContain(`${toDo.replace('To do ', '  ')}. ${file}`);
    expect(newFlow(...example.args)).toContain('is taken by another flow');
    writeByHand(root, example);
    newFlow(...OTHER);
  }, 60_000);

  it('takes few lines that are written by hand', () => {
    const lines = countHandWritten(example);
    console.log(`README.md: a flow of its own in ${lines} lines written by hand`);
    expect(lines).toBeGreaterThan(10);
    expect(lines).toBeLessThanOrEqual(MOST_LINES);
  });

  it('is written as the rest of the code', () => {
    const files = touched().filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(15);
    for (const linter of ['eslint/bin/eslint.js', 'oxlint/bin/oxlint']) {
      const { status, stdout } = spawnSync(process.execPath, [path.join('node_modules', linter), ...files], { cwd: root, encoding: 'utf8' });
      expect([status, status === 0 ? '' : stdout]).toEqual([0, '']);
    }
  });

  it('is submitted, reviewed, decided in a batch and carried out; another one waits for what is left to do', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath, ['scripts/test.mjs', 'api/unit-departure', 'api/unit-closing', 'ui/flows', '--maxWorkers=1'], { cwd: root, encoding: 'utf8' });
    const failed = [...stderr.matchAll(/^ *● (?<name>.* › .*)$/gmu)].map(({ groups }) => groups?.['name']);
    expect([...new Set(failed)]).toEqual(['unitClosing › has nothing left to do']);
    expect(stdout).toMatch(/^\d\d passed, 1 failed$/mu);
    expect(status).toBe(1);
  });

  describe('for the compiler', () => {
    beforeAll(() => { compiler = createCompiler(root, touched().filter((name) => name.endsWith('.ts'))); }, 60_000);
    afterAll(() => compiler.close());

    it('is whole', () => {
      expect(compiler.faults()).toEqual([]);
    });

    it.each(PIECES)('lacks %s when that is taken out, by name', (_what, file, part, named, property) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      const without = text.replace(part, '');
      expect(without).not.toBe(text);
      expect(compiler.faultsIn(named, { file, text: without })).toContainEqual(expect.stringContaining(property));
    });
  });
});
