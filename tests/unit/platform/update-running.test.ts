import { describe, expect, it } from '@jest/globals';
import { Client, Connection, ServiceError, type WorkflowClientInterceptor } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import { updateRunning } from '../../../platform/temporal.ts';

/** An error as the server gives it, with the type of its details. */
function refusal(detail: string): ServiceError {
  const metadata = { get: (key: string) => key === 'grpc-status-details-bin' ? [Buffer.from(`type.googleapis.com/temporal.api.errordetails.v1.${detail}`)] : [] };
  return new ServiceError('Workflow Update failed', { cause: Object.assign(new Error('refused'), { code: 9, details: 'refused', metadata }) });
}

/** A client whose workflow refuses first; keeps the ids of the Updates that were sent. */
function clientThatRefuses(refusals: ServiceError[]): { client: Client; sent: (string | undefined)[] } {
  const sent: (string | undefined)[] = [];
  const server: WorkflowClientInterceptor = {
    startUpdate({ workflowExecution: { workflowId }, options: { updateId } }) {
      sent.push(updateId);
      const error = refusals.shift();
      const outcome = { success: { payloads: [defaultPayloadConverter.toPayload('done')] } };
      return error === undefined ? Promise.resolve({ updateId: 'request-1', workflowId: `${workflowId}`, workflowRunId: 'run', outcome }) : Promise.reject(error);
    },
  };
  return { client: new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }), interceptors: { workflow: [server] } }), sent };
}

const send = (client: Client) => updateRunning<string>(client, 'registrationReview:1', { name: 'approve', updateId: 'request-1', arg: {} });

describe('an Update', () => {
  it('is sent again under its id while the workflow is not ready for it', async () => {
    const { client, sent } = clientThatRefuses([refusal('WorkflowNotReadyFailure'), refusal('WorkflowNotReadyFailure')]);
    expect(await send(client)).toBe('done');
    expect(sent).toEqual(['request-1', 'request-1', 'request-1']);
  });

  it('is not sent again when the server refuses it for another reason', async () => {
    const { client, sent } = clientThatRefuses([refusal('NotFoundFailure')]);
    await expect(send(client)).rejects.toBeInstanceOf(ServiceError);
    expect(sent).toEqual(['request-1']);
  });
});
