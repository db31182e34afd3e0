import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { findAllViolations } from '../../activities/workflow-invariants.ts';
import { STATE_QUERY, workflowIdOf } from '../../workflows/kit/messages.ts';
import type { CaseRow } from '../../workflows/shared/case-state.ts';
import { MAX_REASON_LENGTH } from '../../workflows/shared/flow.ts';
import type { WayWalked } from '../../workflows/shared/picture/walk.ts';
import { useApi } from '../support/api.ts';
import { applicantsOf, decideBy } from '../support/applicants.ts';
import type { BrowserSession } from '../support/browser-session.ts';

const api = useApi({ worker: true });
const { sequelize, client, config } = api.deps;
const { submit, deliver, opened } = applicantsOf(api);

/** A registration that waits at a department with two reviewers, and another department; everybody signed in. */
async function waiting() {
  const [first, other] = [await api.organization('department'), await api.organization('department')];
  const second = await api.colleague(first);
  const submitted = await submit(first.organizationId);
  return {
    submitted, caseId: submitted.caseId, first, second, other, reviewer: await api.signedIn(first), colleague: await api.signedIn(second), stranger: await api.signedIn(other),
  };
}

const add = (browser: BrowserSession, caseId: string, body: object, headers = {}) =>
  browser.post(`/api/cases/${caseId}/added-reviewers`, { place: 'before', expectedRevision: 2, ...body }, headers);
const viewOf = async (browser: BrowserSession, caseId: string) => (await browser.get(`/api/cases/${caseId}`)).json;
const messagesOf = async (browser: BrowserSession): Promise<string[]> =>
  (await browser.get('/api/messages')).json.items.map(({ code }: { code: string }) => code);
const rowOf = (caseId: string) => client.workflow.getHandle(workflowIdOf('registrationReview', caseId)).query<CaseRow>(STATE_QUERY);
const noViolations = async () => {
  await deliver();
  expect(await findAllViolations({ sequelize, client, taskQueue: config.temporalTaskQueue })).toEqual([]);
};

describe('a colleague who is asked first', () => {
  it('sees who asks him and why, agrees, and whoever asked decides', async () => {
    const { submitted, caseId, second, reviewer, colleague } = await waiting();
    const offered = await reviewer.post(`/api/cases/${caseId}/addable-reviewers`, { text: '' });
    expect(offered.json.colleagues).toEqual([{ membershipId: second.membershipId, name: '周强' }]);
    const key = { 'Idempotency-Key': randomUUID() };
    const body = { membershipId: second.membershipId, reason: '请核对营业执照' };
    const answer = await add(reviewer, caseId, body, key);
    expect(answer).toMatchObject({ status: 200, json: { status: 'applied' } });
    expect((await add(reviewer, caseId, body, key)).json).toEqual(answer.json);

    const asked = { place: 'before', reviewerName: '周强', askerName: '孙丽', reason: '请核对营业执照', state: 'current' };
    expect(await viewOf(colleague, caseId)).toMatchObject({ canDecide: true, added: [{ ...asked, isMine: true }], holder: { isOneself: true } });
    const mine = await viewOf(reviewer, caseId);
    expect(mine).toMatchObject({ canDecide: false, refusal: 'asked-first', added: [{ ...asked, isMine: false }], deskActions: ['comment', 'copy'] });
    expect(mine.timeline[0]).toMatchObject({ edge: 'addBefore', actorName: '孙丽', targetName: '周强', reason: '请核对营业执照' });
    expect(mine.steps.map(({ name, state }: { name: string; state: string }) => [name, state])).toEqual([
      ['submit', 'done'], ['added', 'current'], ['review', 'waiting'], ['effect', 'waiting'],
    ]);
    expect((await colleague.get('/api/tasks')).json.items).toMatchObject([{ caseId, isAdded: true }]);
    expect((await reviewer.get('/api/tasks')).json.items).toMatchObject([{ caseId }]);
    await deliver();
    expect((await messagesOf(colleague))[0]).toBe('reviewer.added');

    expect((await decideBy(colleague)(caseId, { verb: 'approve', expectedRevision: 3 })).json.status).toBe('applied');
    expect(await rowOf(caseId)).toMatchObject({ status: 'reviewing', revision: 4, waitingFor: [expect.objectContaining({})] });
    await deliver();
    expect((await messagesOf(reviewer))[0]).toBe('reviewer.agreed');
    expect(await viewOf(reviewer, caseId)).toMatchObject({ canDecide: true, added: [{ state: 'agreed' }] });
    expect((await decideBy(reviewer)(caseId, { verb: 'approve', expectedRevision: 4 })).json.status).toBe('applied');
    const approved = await viewOf(reviewer, caseId);
    expect(approved).toMatchObject({ outcome: 'approved', added: [] });
    const around = (walked: readonly WayWalked[]) => walked.filter(({ from, to }) => from === to).map(({ edge, from, times }) => [edge, from, times]);
    expect(around(approved.walked)).toEqual([['addBefore', 'review', 1], ['consent', 'review', 1]]);
    // Whom reviewers have asked they keep among themselves.
    expect(around((await (await opened(submitted)).get('/api/registrations/current')).json.walked)).toEqual([]);
    await noViolations();
  });
});

describe('an organization that is asked afterwards', () => {
  it('reads the case once its turn has come, and finishes the step', async () => {
    const { caseId, other, reviewer, stranger } = await waiting();
    const found = await reviewer.post(`/api/cases/${caseId}/addable-reviewers`, { text: other.organizationName.slice(-6) });
    expect(found.json.organizations).toMatchObject([{ id: other.organizationId, name: other.organizationName }]);
    expect((await add(reviewer, caseId, { place: 'after', organizationId: other.organizationId })).json.status).toBe('applied');
    expect((await stranger.get(`/api/cases/${caseId}`)).status).toBe(404);
    expect(await viewOf(reviewer, caseId)).toMatchObject({
      canDecide: true, added: [{ place: 'after', reviewerName: other.organizationName, state: 'waiting', isMine: false }],
    });
    expect((await decideBy(reviewer)(caseId, { verb: 'approve', expectedRevision: 2 })).json.status).toBe('applied');
    expect((await rowOf(caseId)).waitingFor).toMatchObject([{ shortName: other.organizationName }]);
    expect(await viewOf(stranger, caseId)).toMatchObject({ canDecide: true, added: [{ state: 'current', isMine: true }] });
    expect((await decideBy(stranger)(caseId, { verb: 'approve', expectedRevision: 4 })).json.status).toBe('applied');
    expect((await viewOf(reviewer, caseId)).timeline.map(({ edge }: { edge: string }) => edge)).toEqual(['approve', 'consent', 'addAfter', 'open', 'submit']);
    await noViolations();
  });
});

describe('who cannot be asked, or asks what cannot be', () => {
  it('is told what is wrong with which field', async () => {
    const { caseId, first, second, other, reviewer } = await waiting();
    const membershipId = second.membershipId;
    const fieldOf = async (body: object) => {
      const { status, json } = await add(reviewer, caseId, body);
      return [status, json.code, json.errors?.[0]?.field];
    };
    expect(await fieldOf({ membershipId: other.membershipId })).toEqual([422, 'reviewer-not-offered', 'membershipId']);
    expect(await fieldOf({ organizationId: first.organizationId })).toEqual([422, 'reviewer-not-offered', 'organizationId']);
    expect(await fieldOf({})).toEqual([422, 'invalid', 'membershipId']);
    expect(await fieldOf({ membershipId, organizationId: other.organizationId })).toEqual([422, 'invalid', 'membershipId']);
    expect(await fieldOf({ membershipId, place: 'beside' })).toEqual([422, 'invalid', 'place']);
    expect(await fieldOf({ membershipId, reason: '很'.repeat(MAX_REASON_LENGTH + 1) })).toEqual([422, 'invalid', 'reason']);
    expect(await fieldOf({ membershipId, expectedRevision: 1 })).toEqual([409, 'stale', undefined]);
    expect(await fieldOf({ membershipId, place: 'after' })).toEqual([200, undefined, undefined]);
    expect(await fieldOf({ membershipId, expectedRevision: 3 })).toEqual([409, 'reviewer-added', 'membershipId']);
    await noViolations();
  });

  it('is nobody who may not decide', async () => {
    const { caseId, first, second, stranger } = await waiting();
    const clerk = await api.signedIn(await api.colleague(first, 'registration-clerk'));
    for (const [browser, status] of [[clerk, 403], [stranger, 404]] as const) {
      expect((await add(browser, caseId, { membershipId: second.membershipId })).status).toBe(status);
      expect((await browser.post(`/api/cases/${caseId}/addable-reviewers`, { text: '' })).status).toBe(status);
    }
    expect((await api.browser().post(`/api/cases/${caseId}/added-reviewers`, { place: 'before', membershipId: second.membershipId, expectedRevision: 2 })).status).toBe(401);
  });
});
