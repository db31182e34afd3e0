import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@jest/globals';
import { findViolations } from '../../models/stores/invariants.ts';
import { type FlowId, stepsOfCase, taskKindOf } from '../../workflows/flows/index.ts';
import { workflowIdOf } from '../../workflows/kit/messages.ts';
import type { TestApi } from './api.ts';
import { upload } from './attachments.ts';
import type { Answer, BrowserSession } from './browser-session.ts';
import { employAccount } from './employees.ts';
import { makePdf } from './files.ts';
import { waitUntil } from './installation.ts';

const PROJECT_FOLDER = path.resolve(import.meta.dirname, '../..');
/** Where `npm run new:flow` writes. */
const FOLDERS = ['workflows', 'models', 'activities', 'tests/api'];

/** What `npm run new:flow` has left to be written by hand and nobody has, as `<file>: To do <number>`. */
export function toDosOf(flowFolder: string): string[] {
  const files = FOLDERS.flatMap((folder) => readdirSync(path.join(PROJECT_FOLDER, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))).filter((file) => file.includes(flowFolder) && file.endsWith('.ts'));
  return files.flatMap((file) =>
    [...readFileSync(path.join(PROJECT_FOLDER, file), 'utf8').matchAll(/\/\/ (To do \d): /g)].map(([, toDo = '']) => `${file}: ${toDo}`));
}

/** Who acts for a unit, for its department and for the bureau of their division, and somebody who works in the unit. */
export interface ReviewPlace {
  readonly unitId: string;
  readonly departmentId: string;
  readonly personId: string;
  readonly person: BrowserSession;
  readonly unit: BrowserSession;
  readonly department: BrowserSession;
  readonly bureau: BrowserSession;
  /** Works in the unit and may review nothing of this kind there. */
  readonly clerk: BrowserSession;
}

interface Waiting {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly kind: string;
  readonly step: string;
  readonly revision: number;
}

/** Cases of a flow that somebody submits for himself, or for his unit, and that unit, department and bureau review. */
export function reviewing(api: TestApi, flowId: FlowId, subject: string) {
  const kinds = [...new Set(stepsOfCase({ flowId, subject, chain: null }).map((step) => taskKindOf(flowId, subject, step)))];
  const isOwn = subject === 'person';
  let bureau: Promise<BrowserSession> | undefined;

  async function place(): Promise<ReviewPlace> {
    bureau ??= api.organization('hrss').then((own) => api.signedIn(own, 'hrss'));
    const department = await api.organization('department');
    return { departmentId: department.organizationId, department: await api.signedIn(department), bureau: await bureau, ...await unitBelow(department.organizationId) };
  }

  async function unitBelow(superiorId: string) {
    const unit = await api.organization('employer', { superiorId });
    return {
      unitId: unit.organizationId, unit: await api.signedIn(unit, 'employer'),
      clerk: await api.signedIn(await api.colleague(unit, 'registration-clerk'), 'employer'), ...await employee(unit.organizationId),
    };
  }

  async function employee(unitId: string) {
    const account = await api.colleague(await api.organization('department'));
    const { personId } = await employAccount(api.deps.sequelize, { accountId: account.accountId, organizationId: unitId });
    return { personId, person: await api.signedIn(account, 'professional') };
  }

  /** Submits a form with one file as its proof; gives the answer. */
  async function send({ person, unit }: Pick<ReviewPlace, 'person' | 'unit'>, form: object): Promise<Answer> {
    const by = isOwn ? person : unit;
    const { json: { id } } = await upload(by, makePdf(), { name: '证明.pdf', type: 'application/pdf' });
    return by.post('/api/cases', { flowId, subject, as: isOwn ? 'oneself' : 'organization', form: { ...form, proof: [id] }, commitment: true });
  }

  async function submit(by: Pick<ReviewPlace, 'person' | 'unit'>, form: object): Promise<string> {
    const { status, text, json } = await send(by, form);
    if (status !== 201) throw new Error(`The form was answered with ${status}: ${text}`);
    return String(json.caseId);
  }

  /** Where a case waits; null where it does not stand in the inbox of a reviewer. */
  async function waitingFor(reviewer: BrowserSession, caseId: string): Promise<Waiting | null> {
    const pages = await Promise.all(kinds.map((kind) => reviewer.get(`/api/tasks?kind=${kind}`)));
    return pages.flatMap(({ json }): Waiting[] => json.items).find((row) => row.caseId === caseId) ?? null;
  }

  const decide = (reviewer: BrowserSession, { caseId, revision: expectedRevision }: Waiting, verb: 'approve' | 'return' | 'reject' = 'approve'): Promise<Answer> =>
    reviewer.post(`/api/cases/${caseId}/decisions`, { verb, expectedRevision, ...(verb === 'approve' ? {} : { reason: '材料与规定不符' }) });

  /** Approves a case wherever it waits until it waits nowhere; gives the steps it went through. What is seen on the way is given to `look`. */
  async function approveAll(
    { unit, department, bureau: last }: ReviewPlace, caseId: string, look: (by: BrowserSession, row: Waiting) => Promise<void> = async () => Promise.resolve(),
  ): Promise<string[]> {
    const steps: string[] = [];
    for (;;) {
      const seen = await Promise.all([unit, department, last].map(async (by) => ({ by, row: await waitingFor(by, caseId) })));
      const [found, ...others] = seen.flatMap(({ by, row }) => (row === null ? [] : [{ by, row }]));
      if (found === undefined) {
        expect(await findViolations(api.deps.sequelize, { quiet: false })).toEqual([]);
        return steps;
      }
      expect(others).toEqual([]);
      await look(found.by, found.row);
      const { status, text } = await decide(found.by, found.row);
      if (status !== 200) throw new Error(`The approval was answered with ${status}: ${text}`);
      steps.push(found.row.step);
    }
  }

  /** What supervisors read of a running case in the Temporal UI: its summary, and where it is. */
  async function readOfSupervisors(caseId: string): Promise<string> {
    const handle = api.deps.client.workflow.getHandle(workflowIdOf(flowId, caseId));
    const [started] = (await handle.fetchHistory()).events ?? [];
    return Buffer.from(started?.userMetadata?.summary?.data ?? []).toString('utf8') + JSON.stringify(await handle.query('__temporal_workflow_metadata'));
  }

  return {
    place, send, submit, waitingFor, decide, approveAll,

    /** Submits a form and approves it to the end: each step counts it, nobody else decides it, and the Temporal UI names it. Gives the steps. */
    async reviewedBy(form: object): Promise<string[]> {
      const at = await place();
      const caseId = await submit(at, form);
      return approveAll(at, caseId, async (by, row) => {
        const { json: { counters } } = await by.get('/api/workbench');
        expect(counters).toContainEqual(expect.objectContaining({ kind: row.kind, count: 1 }));
        expect((await decide(at.clerk, row)).status).toBe(404);
        expect((await decide(isOwn ? at.person : at.unit, row)).status).not.toBe(200);
        const read = await readOfSupervisors(caseId);
        for (const shown of [`${row.caseNumber} ${flowId} ${subject}, division`, `Step: ${row.step}`, 'Waiting for ']) expect(read).toContain(shown);
      });
    },

    /** Submits a form twice, by two people or units, and approves both in one batch at their first step. Gives how the items ended. */
    async batchOf(form: object): Promise<Readonly<Record<string, number>>> {
      const at = await place();
      const other = isOwn ? { ...at, ...await employee(at.unitId) } : { ...at, ...await unitBelow(at.departmentId) };
      const reviewer = isOwn ? at.unit : at.department;
      const rows = [await submit(at, form), await submit(other, form)].map((caseId) => waitingFor(reviewer, caseId));
      const items = (await Promise.all(rows)).flatMap((row) => (row === null ? [] : [{ caseId: row.caseId, expectedRevision: row.revision }]));
      const [kind] = kinds;
      const { json: { batchId } } = await reviewer.post('/api/batches', { kind, verb: 'approve', selection: { by: 'items', items } });
      let counts: Record<string, number> = {};
      await waitUntil('the batch has ended', 30_000, async () => {
        const { json } = await reviewer.get(`/api/batches/${batchId}`);
        counts = json.counts;
        return json.state === 'completed';
      });
      return counts;
    },
  };
}
