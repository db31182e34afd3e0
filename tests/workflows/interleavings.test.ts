import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import fc from 'fast-check';
import { OPEN_UPDATE, RESYNC_SIGNAL, startOptionsOf } from '../../workflows/kit/messages.ts';
import type { Activities } from '../../workflows/kit/ports.ts';
import type { Deadline } from '../../workflows/shared/deadlines.ts';
import { startedFor } from '../setup/environment.ts';
import { createStubActivities, stubCommand } from '../setup/stub-activities.ts';
import { useTemporal } from '../setup/temporal.ts';

const temporal = useTemporal();

const event = fc.record({ what: fc.constantFrom('approve', 'reject', 'return', 'resubmit', 'withdraw', 'transfer', 'addReviewer', 'resync', 'open', 'malformed'), afterMs: fc.nat(30) });
const schedule = fc.record({ events: fc.array(event, { minLength: 1, maxLength: 8 }), slowMs: fc.nat(25), deadlinesMs: fc.array(fc.nat(60), { maxLength: 2 }) });

/** The activities of every case that this file starts, by case; each answers after its own delay. */
const byCase = new Map<string, { activities: Activities; slowMs: number }>();

async function answer<Result>(caseId: string, ask: (activities: Activities) => Promise<Result>): Promise<Result> {
  const found = byCase.get(caseId);
  if (found === undefined) throw new Error(`No case ${caseId}`);
  await sleep(found.slowMs);
  return ask(found.activities);
}

const activities: Activities = {
  openCase: (input) => answer(input.caseId, (found) => found.openCase(input)),
  readCase: (input) => answer(input.caseId, (found) => found.readCase(input)),
  transition: (input) => answer(input.command.caseId, (found) => found.transition(input)),
  passDeadline: (input) => answer(input.caseId, (found) => found.passDeadline(input)),
};

/** Deadlines so many milliseconds from now: timers fire between everything else. */
function remindersAfter(milliseconds: readonly number[]): Deadline[] {
  const now = Date.now();
  return milliseconds.toSorted((a, b) => a - b).map((after, place) => ({ kind: 'remind', at: new Date(now + after + place).toISOString() }));
}

describe('whatever arrives in whatever order', () => {
  it('ends in a history that replays', async () => {
    await temporal.startWorker(activities);
    await fc.assert(fc.asyncProperty(schedule, async ({ events, slowMs, deadlinesMs }) => {
      const caseId = randomUUID();
      byCase.set(caseId, { activities: createStubActivities(caseId, { deadlines: remindersAfter(deadlinesMs) }), slowMs });
      const { workflowType, workflowId, input } = startOptionsOf({
        caseId, caseNumber: 'RG-20261123-0000001-0', flowId: 'registrationReview', subject: 'employer',
        definitionVersion: 1, rulesVersion: '2026-1', divisionCode: '370102', round: 1,
      }, { taskQueue: temporal.taskQueue, publicUrl: 'http://127.0.0.1' });
      const handle = await temporal.client.workflow.start(workflowType, { workflowId, taskQueue: temporal.taskQueue, args: [input] });
      // What comes after the end is refused; that is no matter of the history.
      await Promise.allSettled(events.map(async ({ what, afterMs }) => {
        await sleep(afterMs);
        if (what === 'resync') return handle.signal(RESYNC_SIGNAL);
        if (what === 'open') return handle.executeUpdate(OPEN_UPDATE);
        if (what === 'malformed') return handle.executeUpdate('approve', { args: [{ verb: 'approve' }] });
        return handle.executeUpdate(what, { args: [stubCommand(caseId, { verb: what })] });
      }));
      await handle.executeUpdate('approve', { args: [stubCommand(caseId)] }).catch(() => undefined);
      expect(await handle.result()).toMatchObject({ caseId });
      const history = historyFromJSON(JSON.parse(historyToJSON(await handle.fetchHistory())));
      await Worker.runReplayHistory({ workflowBundle: { codePath: startedFor('TEST_WORKFLOW_BUNDLE') } }, history, workflowId);
    }), { numRuns: 25, endOnFailure: true });
  });
});
