import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { startOptionsOf } from '../../workflows/kit/messages.ts';
import { startedFor } from '../setup/environment.ts';
import { createStubActivities, stubCommand } from '../setup/stub-activities.ts';
import { useTemporal } from '../setup/temporal.ts';

const temporal = useTemporal();

describe('a review that was decided', () => {
  it('replays from its history as JSON', async () => {
    const caseId = randomUUID();
    await temporal.startWorker(createStubActivities(caseId));
    const { workflowType, workflowId, taskQueue, input } = startOptionsOf({
      caseId, caseNumber: 'RG-20261123-0000001-0', flowId: 'registrationReview', subject: 'employer',
      definitionVersion: 1, rulesVersion: '2026-1', divisionCode: '370102', round: 1,
    }, { taskQueue: temporal.taskQueue, publicUrl: 'http://127.0.0.1' });
    const handle = await temporal.client.workflow.start(workflowType, { workflowId, taskQueue, args: [input] });
    await handle.executeUpdate('approve', { args: [stubCommand(caseId)] });
    expect(await handle.result()).toEqual({ caseId, outcome: 'approved', revision: 3 });

    const json: unknown = JSON.parse(historyToJSON(await handle.fetchHistory()));
    const bundle = { codePath: startedFor('TEST_WORKFLOW_BUNDLE') };
    await expect(Worker.runReplayHistory({ workflowBundle: bundle }, historyFromJSON(json), workflowId)).resolves.toBeUndefined();
  });
});
