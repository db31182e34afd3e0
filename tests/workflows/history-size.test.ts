import { describe, expect, it } from '@jest/globals';
import { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/index.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createPayloadCodec } from '../../platform/payload-codec.ts';
import { createSealing } from '../../platform/sealing.ts';
import { useDatabase } from '../setup/database.ts';
import { startedFor } from '../setup/environment.ts';
import { useTemporal } from '../setup/temporal.ts';
import { closeConnection } from '../support/close-connection.ts';
import { makeCommand } from '../support/commands.ts';
import { makeAdministrator, makeOrganization } from '../support/organizations.ts';
import { openReview, sendToReview, submitEmployer } from '../support/reviews.ts';

const { sequelize } = useDatabase();
const { client: plain, address, taskQueue } = useTemporal();
const keys = generateKeys();
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };
// Encrypted, as in production: that is the larger form.
const dataConverter = { payloadCodecs: [createPayloadCodec(keys.payloadCodec)] };

describe('the history of an approval of one step without a reminder', () => {
  it('has at most 25 events and 12 KB', async () => {
    const { id: superiorId } = await makeOrganization(sequelize, { kind: 'department' });
    const reviewer = await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId: superiorId });
    const at = new Date().toISOString();
    const { caseId } = await submitEmployer(deps, { superiorId, at });
    const client = new Client({ connection: plain.connection, dataConverter });
    const connection = await NativeConnection.connect({ address });
    const worker = await Worker.create({
      connection, taskQueue, dataConverter, activities: createActivities(deps), workflowBundle: { codePath: startedFor('TEST_WORKFLOW_BUNDLE') },
    });
    await worker.runUntil(async () => {
      const { workflowId } = await openReview({ client, taskQueue }, caseId);
      const command = await makeCommand(deps, { caseId, verb: 'approve', expectedRevision: 2, by: reviewer, issuedAt: at });
      expect(await sendToReview(client, command)).toMatchObject({ status: 'applied' });
      const handle = client.workflow.getHandle(workflowId);
      await handle.result();
      const { historyLength, historySize } = await handle.describe();
      expect(historyLength).toBeGreaterThan(0);
      expect(historyLength).toBeLessThanOrEqual(25);
      expect(historySize).toBeGreaterThan(0);
      expect(historySize).toBeLessThanOrEqual(12 * 1024);
    });
    await closeConnection(connection);
  });
});
