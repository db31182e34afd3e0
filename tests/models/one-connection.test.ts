import { describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import { useDatabase } from '../setup/database.ts';
import { makeCommand } from '../support/commands.ts';
import { makeAdministrator, makeOrganization } from '../support/organizations.ts';
import { submitEmployer } from '../support/reviews.ts';

// A transaction that asks for a second connection would wait for itself here, as under load it would for others.
const { sequelize } = useDatabase({ pool: 1 });
const keys = generateKeys();
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };
const activities = createActivities(deps);

describe('with a single connection', () => {
  it('a registration is submitted, returned, mended and approved, and another one withdrawn', async () => {
    const { id: superiorId } = await makeOrganization(sequelize, { kind: 'department' });
    const reviewer = await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId: superiorId });
    const at = new Date().toISOString();
    const send = async (command: Omit<Parameters<typeof makeCommand>[1], 'issuedAt'>) =>
      (await activities.transition({ command: await makeCommand(deps, { ...command, issuedAt: at }), acceptedAt: at, at })).status;
    const submit = async () => {
      const submitted = await submitEmployer(deps, { superiorId, at });
      await activities.openCase({ caseId: submitted.caseId, at });
      return submitted;
    };
    const { caseId, form } = await submit();
    expect(await send({ caseId, verb: 'return', expectedRevision: 2, reason: '请补充地址门牌号', by: reviewer })).toBe('applied');
    expect(await send({ caseId, verb: 'resubmit', expectedRevision: 3, by: null, form })).toBe('applied');
    expect(await send({ caseId, verb: 'approve', expectedRevision: 4, by: reviewer })).toBe('applied');
    const other = await submit();
    expect(await send({ caseId: other.caseId, verb: 'withdraw', expectedRevision: 2, by: null })).toBe('applied');
  });

  it('several registrations arrive at once', async () => {
    const { id: superiorId } = await makeOrganization(sequelize, { kind: 'department' });
    await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId: superiorId });
    const at = new Date().toISOString();
    const submitted = await Promise.all([1, 2, 3].map(() => submitEmployer(deps, { superiorId, at })));
    expect(new Set(submitted.map(({ caseId }) => caseId)).size).toBe(3);
  });
});
