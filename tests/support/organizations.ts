import type { Sequelize } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { createOrganization } from '../../models/stores/organizations.ts';
import { addAdministrator } from '../../models/stores/people.ts';
import type { Sealing } from '../../platform/sealing.ts';
import type { OrganizationKind } from '../../workflows/shared/user-types.ts';
import { nextCreditCode, nextIdNumber } from './registration-form.ts';

export interface TestAdministrator {
  readonly accountId: string;
  readonly membershipId: string;
  readonly organizationId: string;
  readonly idNumber: string;
  readonly name: string;
}

const AT = '2026-11-02T01:00:00.000Z';

/** An active organization of a division, below `superiorId` where one is given. */
export async function makeOrganization(
  sequelize: Sequelize, { kind, divisionCode = '370102', superiorId = null, name }:
  { kind: OrganizationKind; divisionCode?: string; superiorId?: string | null; name?: string },
): Promise<{ id: string; name: string }> {
  const id = uuidv7();
  const called = name ?? `${kind}-${id.slice(-6)}`;
  await sequelize.transaction((transaction) => createOrganization(sequelize, {
    id, kind, creditCode: nextCreditCode(), name: called, shortName: called, superiorId, divisionCode, nature: null, industry: null,
    address: null, legalRepresentativeSealed: null, headcount: null, at: AT,
  }, transaction));
  return { id, name: called };
}

/** A person with account and built-in role in an organization. */
export async function makeAdministrator(
  { sequelize, sealing, passwordHash }: { sequelize: Sequelize; sealing: Sealing; passwordHash: string },
  { organizationId, roleCode = 'reviewer', name = '孙丽', idNumber = nextIdNumber() }:
  { organizationId: string; roleCode?: string; name?: string; idNumber?: string },
): Promise<TestAdministrator> {
  const membership = await sequelize.transaction((transaction) => addAdministrator(sequelize, sealing, {
    organizationId, passwordHash, roleCode, isSuperAdministrator: roleCode === 'super-administrator', at: AT,
    person: { name, idType: 'resident-id', idNumber, mobile: '13900005678', email: 'sun@example.cn', phone: '' },
  }, transaction));
  return { accountId: membership.accountId, membershipId: membership.id, organizationId, idNumber, name };
}
