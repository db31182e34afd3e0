import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { startCase } from '../../activities/start-case.ts';
import { createApp } from '../../api/app.ts';
import { queryRows } from '../../models/database.ts';
import { createTemporalClient } from '../../platform/temporal.ts';
import { useApi } from '../support/api.ts';
import { registrationFormOf } from '../support/attachments.ts';
import { BrowserSession } from '../support/browser-session.ts';
import { waitUntil } from '../support/installation.ts';
import { PASSWORD } from '../support/registration-form.ts';

const api = useApi();
const APPROVAL = { verb: 'approve', expectedRevision: 2 };

/** Registers an employer below a new department; no worker runs. */
async function register() {
  const department = await api.organization('department');
  const browser = api.browser();
  const form = await registrationFormOf(browser, { nature: 'public-institution', superiorId: department.organizationId });
  const { json } = await browser.post('/api/registrations/employers', { form, password: PASSWORD, commitment: true });
  return { department, caseId: String(json.caseId), receipt: json };
}

/** As the relay and the reconciler do. */
const open = (caseId: string) => startCase({ client: api.deps.client, taskQueue: api.deps.config.temporalTaskQueue, publicUrl: 'http://xueshi.test' }, caseId);

const statusOf = async (caseId: string) =>
  (await queryRows<{ status: string }>(api.deps.sequelize, 'SELECT status FROM cases WHERE id = :caseId', { caseId }))[0]?.status;

describe('without a worker', () => {
  it('a registration has its number, and a decision is answered later, once', async () => {
    const { department, caseId, receipt } = await register();
    expect(receipt).toMatchObject({ status: 'received', dueAt: null });
    const first = await api.startWorker();
    await open(caseId);
    await first.stop();
    const reviewer = await api.signedIn(department);
    const key = randomUUID();
    const sent = await reviewer.post(`/api/cases/${caseId}/decisions`, APPROVAL, { 'Idempotency-Key': key });
    expect(sent).toMatchObject({ status: 202, json: { status: 'in_progress' } });
    expect(sent.headers.get('Location')).toBe(`/api/decisions/${key}`);
    const second = await api.startWorker();
    await waitUntil('the decision is answered', 20_000, async () => (await reviewer.get(`/api/decisions/${key}`)).status === 200);
    expect((await reviewer.get(`/api/decisions/${key}`)).json).toMatchObject({ status: 'applied' });
    expect(await statusOf(caseId)).toBe('approved');
    await second.stop();
  });
});

describe('without a Temporal server', () => {
  it('nothing is decided, and the same key may be sent again', async () => {
    // A port on which nothing listens.
    const client = createTemporalClient({ address: '127.0.0.1:9', namespace: 'default' });
    const cutOff = createApp({ ...api.deps, client });
    const worker = await api.startWorker();
    const { department: { idNumber }, caseId } = await register();
    const signIn = async (browser: BrowserSession) => {
      await browser.post('/api/sessions', { userType: 'department', idNumber, password: PASSWORD });
      return browser;
    };
    const reviewer = await signIn(new BrowserSession((request) => cutOff.fetch(request)));
    const key = { 'Idempotency-Key': randomUUID() };
    const refused = await reviewer.post(`/api/cases/${caseId}/decisions`, APPROVAL, key);
    expect(refused).toMatchObject({ status: 503, json: { code: 'temporal-unavailable' } });
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await statusOf(caseId)).toBe('reviewing');
    const again = await (await signIn(api.browser())).post(`/api/cases/${caseId}/decisions`, APPROVAL, key);
    expect(again).toMatchObject({ status: 200, json: { status: 'applied' } });
    await worker.stop();
    await client.connection.close();
  });
});
