import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { startOptionsOf } from '../../workflows/kit/messages.ts';
import { createStubActivities, stubCommand } from '../setup/stub-activities.ts';
import { useTimeSkipping } from '../setup/time-skipping.ts';

const server = useTimeSkipping();

describe('a review that waits for a month', () => {
  it('is still open, and can be decided', async () => {
    const caseId = randomUUID();
    await server.withWorker(createStubActivities(caseId), async () => {
      const { workflowType, workflowId, taskQueue, input } = startOptionsOf({
        caseId, caseNumber: 'RG-20261123-0000001-0', flowId: 'registrationReview', subject: 'employer',
        definitionVersion: 1, rulesVersion: '2026-1', divisionCode: '370102', round: 1,
      }, { taskQueue: server.taskQueue, publicUrl: 'http://127.0.0.1' });
      const handle = await server.client().workflow.start(workflowType, { workflowId, taskQueue, args: [input] });
      await server.sleep('30 days');
      expect((await handle.describe()).status.name).toBe('RUNNING');
      await handle.executeUpdate('reject', { args: [stubCommand(caseId, { verb: 'reject' })] });
      expect(await handle.result()).toMatchObject({ outcome: 'rejected' });
    });
  });
});
