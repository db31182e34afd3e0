import { casesApi, decisionsApi, tasksApi } from '../../http/clients.ts';
import type { ReviewGateway } from './review-gateway.ts';

/** The review gateway of the API. */
export const reviewGateway: ReviewGateway = {
  async listTasks({ kind, state, passedOnly }, { cursor, limit }) {
    const answer = await tasksApi.index.$get({ query: {
      kind, state, limit: String(limit), ...(passedOnly ? { checks: 'passed' } : {}), ...(cursor === null ? {} : { cursor }),
    } });
    return answer.json();
  },

  async readCase(id) {
    const answer = await casesApi[':id'].$get({ param: { id } });
    return answer.json();
  },

  async decide({ caseId, verb, expectedRevision, reason }, key) {
    const answer = await casesApi[':id'].decisions.$post(
      { param: { id: caseId }, json: { verb, expectedRevision, ...(reason === '' ? {} : { reason }) } },
      { headers: { 'Idempotency-Key': key } },
    );
    return (await answer.json()).status;
  },

  async pollDecision(key) {
    const answer = await decisionsApi[':key'].$get({ param: { key } });
    return (await answer.json()).status;
  },
};
