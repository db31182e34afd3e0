import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { runGate } from '../../activities/gate/run-gate.ts';
import { DEFINITIONS } from '../../activities/gate/unknown-names.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { loadKeys } from '../../platform/keys-file.ts';
import { createSealing } from '../../platform/sealing.ts';
import { ensureServer } from '../../scripts/lib/build-server.mjs';
import { useDatabase } from '../setup/database.ts';
import { startedFor } from '../setup/environment.ts';
import { useTemporal } from '../setup/temporal.ts';
import { makeCase } from '../support/cases.ts';
import { makeAdministrator, makeOrganization } from '../support/organizations.ts';
import { gateBundle } from '../support/gate-bundle.ts';
import { plant } from '../support/planted-workflows.ts';
import { openReview } from '../support/reviews.ts';

const database = useDatabase();
const temporal = useTemporal();

const folder = mkdtempSync(path.join(os.tmpdir(), 'xueshi-gate-'));
const inFolder = (name: string): string => path.join(folder, name);
const [gateFile, faultyFile, workerFile, keysFile] = [inFolder('gate.cjs'), inFolder('faulty.cjs'), inFolder('bundle.cjs'), inFolder('keys.json')];

let running = { caseNumber: '', workflowId: '' };

beforeAll(async () => {
  const { sequelize } = database;
  const keys = loadKeys({ file: keysFile, mayCreate: true });
  const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };
  await temporal.startWorker(createActivities(deps));
  const { id: superiorId } = await makeOrganization(sequelize, { kind: 'department' });
  await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId: superiorId });
  const { id, number } = await makeCase(sequelize, { superiorId, openedAt: new Date().toISOString() });
  const { workflowId } = await openReview(temporal, id);
  running = { caseNumber: number, workflowId };
  await makeCase(sequelize, { superiorId });
  const code = await gateBundle();
  writeFileSync(gateFile, code);
  writeFileSync(faultyFile, plant(code, 'timerLonger'));
  copyFileSync(startedFor('TEST_WORKFLOW_BUNDLE'), workerFile);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function judge(definitions = DEFINITIONS) {
  const bundle = { codePath: gateFile };
  return runGate({ ...temporal, ...database }, { bundle, kept: bundle, closedPerType: 10, dataConverter: {}, definitions });
}

describe('the gate over an installation', () => {
  it('reads every open case, and counts those without a workflow', async () => {
    expect(await judge()).toMatchObject({ counts: { open: 1, process: 0, closed: 0 }, missing: 1, pinned: 0, unbegun: 0, compared: true, failures: [] });
  });

  it.each([
    ['step', 'of registrationReview.employer has no step review', { subjects: { ...DEFINITIONS.registrationReview?.subjects, employer: { ...employer(), steps: [{ ...employer().steps[0], name: 'firstReview' }] } } }],
    ['edge', 'of registrationReview has no edge open', { edges: DEFINITIONS.registrationReview?.edges.filter((edge) => edge !== 'open') }],
  ])('names the open case whose %s is called otherwise', async (_name, what, changes) => {
    const { failures } = await judge({ ...DEFINITIONS, registrationReview: Object.assign({}, DEFINITIONS.registrationReview, changes) });
    expect(failures).toEqual([expect.objectContaining({ ...running, step: 'review', about: 'next', what: `the new definition ${what}` })]);
  });
});

function employer() {
  const found = DEFINITIONS.registrationReview?.subjects.employer;
  if (found === undefined) throw new Error('There is no such subject');
  return found;
}

describe('npm run gate', () => {
  /** Runs it as it is built for an image. */
  async function gate(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<{ code: unknown; out: string; error: string }> {
    const child = spawn(process.execPath, [(await ensureServer(() => undefined)).gate, ...args], {
      env: {
        ...process.env, DATABASE_URL: database.appUrl, TEMPORAL_ADDRESS: temporal.address, TEMPORAL_TASK_QUEUE: temporal.taskQueue, XUESHI_KEYS_FILE: keysFile, ...more,
      },
    });
    const [out, error] = [text(child.stdout), text(child.stderr)];
    const [code] = await once(child, 'exit');
    return { code, out: await out, error: await error };
  }

  it('ends with 0, says what it did, and bundles the checkout unless told otherwise', async () => {
    const { code, out } = await gate(['--kept', gateFile]);
    expect(code).toBe(0);
    expect(out).toContain('Bundling the workflows of this checkout …\n');
    expect(out).toContain('1 open cases have no workflow; the reconciler starts them.\n');
    expect(out).toMatch(/1 histories \(1 open cases, 0 processes, 0 closed\) in \d+\.\d s, \d+\.\d per second, 4 replays: passed\.\n$/u);
  });

  it('ends with 1 and names what failed, for people and for machines', async () => {
    const { code, out } = await gate(['--bundle', faultyFile, '--kept', gateFile]);
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`^FAILED ${running.caseNumber}, ${running.workflowId}, at review: it would go on otherwise: after its timer: "timer of \\d+ s" becomes "timer of \\d+ s"\\.$`, 'mu'));
    const json = await gate(['--bundle', faultyFile, '--json'], { WORKFLOW_BUNDLE: workerFile });
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({ counts: { open: 1 }, compared: true, failures: [{ ...running, about: 'next' }] });
  });

  it.each([
    ['a worker\'s bundle', ['--kept', workerFile], {}, /bundle\.cjs was made for workers\. Give the gate\.cjs/u],
    ['no file', ['--bundle', '/nowhere/gate.cjs'], {}, /There is no file \/nowhere\/gate\.cjs/u],
    ['an option that it does not have', ['--fast'], {}, /--fast/u],
    ['no Temporal', ['--bundle', gateFile], { TEMPORAL_ADDRESS: '127.0.0.1:1' }, /The Temporal server cannot be reached\. Give TEMPORAL_ADDRESS/u],
    ['no PostgreSQL', ['--bundle', gateFile], { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/xueshi' }, /PostgreSQL cannot be reached\. Give DATABASE_URL/u],
    ['no configuration', ['--bundle', gateFile], { DATABASE_URL: '' }, /DATABASE_URL is missing/u],
  ])('ends with 2 and says what to do: %s', async (_name, args, env, message) => {
    const { code, error } = await gate(args, env);
    expect(code).toBe(2);
    expect(error).toMatch(message);
  });
});
