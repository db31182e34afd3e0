import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { AlreadyAdministeredError, createInvitation } from '../../models/stores/invitations.ts';
import { useApi } from '../support/api.ts';
import { makeOrganization } from '../support/organizations.ts';
import { nextIdNumber, PASSWORD } from '../support/registration-form.ts';

const api = useApi();
const invite = (organizationId: string) => api.deps.sequelize.transaction((transaction) => createInvitation(organizationId, transaction));
const administrator = () => ({ idType: 'resident-id', idNumber: nextIdNumber(), personName: '周明', mobile: '13900009999', email: 'zhou@example.cn' });

describe('the one-time link of a first administrator', () => {
  it('makes him super administrator, once', async () => {
    const { id, name } = await makeOrganization(api.deps.sequelize, { kind: 'department' });
    const { token } = await invite(id);
    expect((await api.browser().get(`/api/invitations/${token}`)).json.organization).toEqual({ name, kind: 'department' });
    const person = administrator();
    const accept = (who: object) => api.browser().post(`/api/invitations/${token}/acceptance`, { administrator: who, password: PASSWORD });
    expect((await accept(person)).json).toEqual({ userType: 'department' });
    const session = await api.browser().post('/api/sessions', { userType: 'department', idNumber: person.idNumber, password: PASSWORD });
    expect(session.json).toMatchObject({ membership: { isSuperAdministrator: true }, organization: { id } });
    expect((await accept(administrator())).status).toBe(404);
    await expect(invite(id)).rejects.toThrow(AlreadyAdministeredError);
  });

  it('is void once there is a newer one, and unknown to whoever guesses', async () => {
    const { id } = await makeOrganization(api.deps.sequelize, { kind: 'department' });
    const first = await invite(id);
    await invite(id);
    expect((await api.browser().get(`/api/invitations/${first.token}`)).status).toBe(404);
    expect((await api.browser().get(`/api/invitations/${randomUUID()}`)).status).toBe(404);
  });

  it('refuses a weak password and an invalid number at their fields', async () => {
    const { id } = await makeOrganization(api.deps.sequelize, { kind: 'department' });
    const { token } = await invite(id);
    const accept = (body: object) => api.browser().post(`/api/invitations/${token}/acceptance`, body);
    expect((await accept({ administrator: administrator(), password: 'Password123!' })).json.errors).toMatchObject([{ field: 'password' }]);
    expect((await accept({ administrator: { ...administrator(), idNumber: '1' }, password: PASSWORD })).json.errors)
      .toMatchObject([{ field: 'administrator.idNumber', code: 'idNumberFormat' }]);
  });
});
