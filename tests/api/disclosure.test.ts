import { describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { useApi } from '../support/api.ts';
import { registrationFormOf } from '../support/attachments.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { PASSWORD } from '../support/registration-form.ts';

const api = useApi({ worker: true });

async function submitted(superiorId: string) {
  const browser = api.browser();
  const form = await registrationFormOf(browser, { nature: 'public-institution', superiorId });
  const { json } = await browser.post('/api/registrations/employers', { form, password: PASSWORD, commitment: true });
  return { form, caseId: String(json.caseId) };
}

const disclose = (browser: BrowserSession, caseId: string, body: object = {}) =>
  browser.post(`/api/cases/${caseId}/disclosure`, body, { 'Idempotency-Key': '' });

const looksAt = async (caseId: string) => {
  const rows = await queryRows<{ membershipId: string }>(api.deps.sequelize, `
    SELECT membership_id AS "membershipId" FROM audit_entries WHERE action = 'case.disclosed' AND subject_id = :caseId ORDER BY id`, { caseId });
  return rows.map(({ membershipId }) => membershipId);
};

describe('what a form shows masked', () => {
  it('is shown whole for a reason that is asked once, and every look is audited', async () => {
    const department = await api.organization('department');
    const { form, caseId } = await submitted(department.organizationId);
    const reviewer = await api.signedIn(department);
    expect((await reviewer.get(`/api/cases/${caseId}`)).json).toMatchObject({ disclosure: 'reason' });

    expect(await disclose(reviewer, caseId)).toMatchObject({ status: 422, json: { code: 'reason-required', errors: [{ field: 'reason' }] } });
    expect(await disclose(reviewer, caseId, { reason: '看' })).toMatchObject({ status: 422, json: { code: 'invalid' } });
    expect(await looksAt(caseId)).toEqual([]);

    const { idNumber, personName, mobile, email, legalRepresentative } = form;
    expect(await disclose(reviewer, caseId, { reason: '与身份证核对' })).toMatchObject({
      status: 200, json: { values: { idNumber, personName, mobile, email, legalRepresentative } },
    });
    const { json: found } = await reviewer.get(`/api/cases/${caseId}`);
    expect(found).toMatchObject({ disclosure: 'open' });
    expect(JSON.stringify(found)).not.toContain(idNumber);
    expect((await disclose(reviewer, caseId)).status).toBe(200);
    expect(await looksAt(caseId)).toEqual([department.membershipId, department.membershipId]);
  });

  it('needs the reason of each member, and the right to it', async () => {
    const department = await api.organization('department');
    const { caseId } = await submitted(department.organizationId);
    await disclose(await api.signedIn(department), caseId, { reason: '与身份证核对' });
    const colleague = await api.signedIn(await api.colleague(department, 'reviewer'));
    expect(await disclose(colleague, caseId)).toMatchObject({ status: 422, json: { code: 'reason-required' } });

    const clerk = await api.signedIn(await api.colleague(department, 'registration-clerk'));
    expect((await clerk.get(`/api/cases/${caseId}`)).json).toMatchObject({ disclosure: null });
    expect(await disclose(clerk, caseId, { reason: '与身份证核对' })).toMatchObject({ status: 403, json: { code: 'forbidden' } });
    const stranger = await api.signedIn(await api.organization('department'));
    expect(await disclose(stranger, caseId, { reason: '与身份证核对' })).toMatchObject({ status: 404, json: { code: 'not-found' } });
    expect(await disclose(api.browser(), caseId, { reason: '与身份证核对' })).toMatchObject({ status: 401 });
    expect(await looksAt(caseId)).toHaveLength(1);
  });
});
