import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { updateWithStart } from '../../platform/temporal.ts';
import { OPEN_UPDATE, startOptionsOf } from '../../workflows/kit/messages.ts';
import { waitUntil } from '../support/installation.ts';
import { createStubActivities } from '../setup/stub-activities.ts';
import { useTemporal } from '../setup/temporal.ts';

const temporal = useTemporal();
const ORGANIZATION = randomUUID();

/** What docs/supervision.md tells supervisors to look for. */
const QUERIES = {
  byOrganization: `OrgPath = "${ORGANIZATION}" AND CaseStep = "review"`,
  overdue: 'ExecutionStatus = "Running" AND (Escalated = true OR SlaState = "overdue")',
  late: 'ExecutionStatus = "Running" AND DueAt < "2026-11-20T00:00:00Z"',
};

describe('a supervisor in the Temporal UI', () => {
  it('finds a stuck case by organization and by being overdue, and reads who holds it', async () => {
    const caseId = randomUUID();
    await temporal.startWorker(createStubActivities(caseId, {
      deadlines: [{ kind: 'escalate', at: '2026-12-04T16:00:00.000Z' }],
      row: {
        slaState: 'overdue', orgPath: [ORGANIZATION], dueAt: '2026-11-19T16:00:00.000Z',
        waitingFor: [{ code: '370102-0003', shortName: '历下教体局' }],
      },
    }));
    const start = startOptionsOf({
      caseId, caseNumber: 'RG-20261123-0000001-0', flowId: 'registrationReview', subject: 'employer', definitionVersion: 1,
      rulesVersion: '2026-1', divisionCode: '370102', round: 1,
    }, { taskQueue: temporal.taskQueue, publicUrl: 'https://xueshi.example.cn' });
    await updateWithStart(temporal.client, start, { name: OPEN_UPDATE, updateId: 'open', arg: null });
    for (const query of Object.values(QUERIES)) {
      await waitUntil(query, 20_000, async () => {
        for await (const { workflowId } of temporal.client.workflow.list({ query })) if (workflowId === start.workflowId) return true;
        return false;
      });
    }
    const handle = temporal.client.workflow.getHandle(start.workflowId);
    const metadata = JSON.stringify(await handle.query('__temporal_workflow_metadata'));
    expect(metadata).toContain('Waiting for 历下教体局 (370102-0003)');
    expect(metadata).toContain(`https://xueshi.example.cn/cases/${caseId}`);
    const history = await handle.fetchHistory();
    const timers = history.events?.filter(({ timerStartedEventAttributes: timer }) => timer !== null && timer !== undefined) ?? [];
    const summaries = timers.map(({ userMetadata }) => Buffer.from(userMetadata?.summary?.data ?? []).toString('utf8'));
    expect(summaries).toEqual(['"escalate 历下教体局 (370102-0003) at 2026-12-04T16:00:00.000Z"']);
    const summary = Buffer.from(history.events?.[0]?.userMetadata?.summary?.data ?? []).toString('utf8');
    expect(summary).toBe('"RG-20261123-0000001-0 registrationReview employer, division 370102, round 1"');
    await handle.terminate('end of the test');
  });
});
