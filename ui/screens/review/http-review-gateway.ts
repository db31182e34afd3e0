import { casesApi, decisionsApi, hourDeclarationsApi, tasksApi } from '../../http/clients.ts';
import type { ReviewGateway } from './review-gateway.ts';

/** The review gateway of the API. */
export const reviewGateway: ReviewGateway = {
  async listTasks({ kind, state, sort, filter, text }, { cursor, limit }) {
    const asked = {
      state, sort, ...filter, ...(kind === null ? {} : { kind }), ...(cursor === null ? { counts: '1' as const } : { cursor }),
    };
    if (text !== '') return (await tasksApi.search.$post({ json: { ...asked, text, limit } })).json();
    return (await tasksApi.index.$get({ query: { ...asked, limit: String(limit) } })).json();
  },

  async readCase(id) {
    const answer = await casesApi[':id'].$get({ param: { id } });
    return answer.json();
  },

  async decide({ caseId, verb, returnCode, expectedRevision, reason, reasonCode, recognizedHours }, key) {
    const answer = await casesApi[':id'].decisions.$post(
      { param: { id: caseId }, json: {
        verb, expectedRevision, ...(returnCode === null ? {} : { code: returnCode }), ...(reason === '' ? {} : { reason }),
        ...(reasonCode === null ? {} : { reasonCode }), ...(recognizedHours === null ? {} : { recognizedHours }),
      } },
      { headers: { 'Idempotency-Key': key } },
    );
    return (await answer.json()).status;
  },

  async pollDecision(key) {
    const answer = await decisionsApi[':key'].$get({ param: { key } });
    return (await answer.json()).status;
  },

  async voidCase(id, reason, key) {
    await casesApi[':id'].void.$post({ param: { id }, json: { reason } }, { headers: { 'Idempotency-Key': key } });
  },

  async revokeHours(id, reason, key) {
    await hourDeclarationsApi[':id'].revocation.$post({ param: { id }, json: { reason } }, { headers: { 'Idempotency-Key': key } });
  },

  async disclose(id, reason) {
    const answer = await casesApi[':id'].disclosure.$post({ param: { id }, json: reason === null ? {} : { reason } });
    return answer.json();
  },

  async setHidden(id, hidden) {
    await casesApi[':id'].hidden.$put({ param: { id }, json: { hidden } });
  },
};
