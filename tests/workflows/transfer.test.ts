import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { STATE_QUERY, startOptionsOf } from '../../workflows/kit/messages.ts';
import type { CaseRow } from '../../workflows/shared/case-state.ts';
import type { CaseCommand, CommandResult } from '../../workflows/shared/command.ts';
import { startedFor } from '../setup/environment.ts';
import { createStubActivities, stubCommand } from '../setup/stub-activities.ts';
import { useTemporal } from '../setup/temporal.ts';

const temporal = useTemporal();

describe('a review that is handed to a colleague', () => {
  it('waits on at its step, is decided by whoever saw it before, and replays', async () => {
    const caseId = randomUUID();
    await temporal.startWorker(createStubActivities(caseId));
    const { workflowType, workflowId, taskQueue, input } = startOptionsOf({
      caseId, caseNumber: 'SU-20261123-0000001-0', flowId: 'superiorChange', subject: 'organization',
      definitionVersion: 1, rulesVersion: '2026-1', divisionCode: '370102', round: 1,
    }, { taskQueue: temporal.taskQueue, publicUrl: 'http://127.0.0.1' });
    const handle = await temporal.client.workflow.start(workflowType, { workflowId, taskQueue, args: [input] });
    const command = stubCommand(caseId, { verb: 'transfer' });
    const transferred = await handle.executeUpdate<CommandResult, [CaseCommand]>('transfer', { args: [command] });
    expect(transferred).toMatchObject({ status: 'applied' });
    expect(await handle.query<CaseRow>(STATE_QUERY)).toMatchObject({ status: 'reviewing', step: 'review', stepRevision: 2, revision: 3 });
    await expect(handle.executeUpdate('transfer', { args: [{ ...command, verb: 'approve' }] })).rejects.toThrow();
    await handle.executeUpdate('approve', { args: [stubCommand(caseId)] });
    expect(await handle.result()).toEqual({ caseId, outcome: 'approved', revision: 4 });
    const history = historyFromJSON(JSON.parse(historyToJSON(await handle.fetchHistory())));
    await Worker.runReplayHistory({ workflowBundle: { codePath: startedFor('TEST_WORKFLOW_BUNDLE') } }, history, workflowId);
  });
});
