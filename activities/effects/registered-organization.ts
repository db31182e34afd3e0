import { v7 as uuidv7 } from 'uuid';
import { BaseModel } from '../../models/base.ts';
import { openText } from '../../models/stores/form-snapshot.ts';
import { createOrganization, type NewOrganization } from '../../models/stores/organizations.ts';
import { addAdministrator } from '../../models/stores/people.ts';
import type { OrganizationKind } from '../../workflows/shared/user-types.ts';
import { listOf, numberOf, personOf, type Registered } from './registered.ts';

/** Makes an organization active, and who registered it its super administrator. */
export async function registerOrganization(kind: OrganizationKind, registered: Registered): Promise<void> {
  const { context: { sequelize, sealing, found, at, transaction }, stored, passwordHash } = registered;
  const organization = organizationOf(kind, registered);
  await createOrganization(sequelize, organization, transaction);
  if (kind === 'base') await createBase(organization.id, registered);
  await addAdministrator(sequelize, sealing, {
    organizationId: organization.id, passwordHash, isSuperAdministrator: true, roleCode: 'super-administrator', at,
    person: personOf(sealing, stored),
  }, transaction);
  found.subjectOrganizationId = organization.id;
}

/** What a form does not ask for is empty. */
function organizationOf(kind: OrganizationKind, { context: { sealing, found, at }, stored }: Registered): NewOrganization {
  const text = (name: string): string | null => openText(sealing, stored, name) || null;
  const sealed = (name: string, context: string): string | null => {
    const value = text(name);
    return value === null ? null : sealing.seal(value, context);
  };
  const name = openText(sealing, stored, 'name');
  return {
    id: uuidv7(),
    kind,
    creditCode: openText(sealing, stored, 'creditCode'),
    name,
    shortName: name,
    superiorId: found.superiorId,
    divisionCode: found.divisionCode,
    nature: text('nature'),
    industry: text('industry'),
    address: text('address'),
    legalRepresentativeSealed: sealed('legalRepresentative', 'organizations.legal_representative'),
    headcount: numberOf(sealing, stored, 'headcount'),
    postcode: text('postcode'),
    contactNameSealed: sealed('contactName', 'organizations.contact_name'),
    contactPhone: text('contactPhone'),
    at,
  };
}

async function createBase(organizationId: string, { context: { sealing, transaction }, stored }: Registered): Promise<void> {
  const text = (name: string): string => openText(sealing, stored, name);
  await BaseModel.create({
    organizationId,
    level: text('level'),
    host: text('host'),
    approvalNumber: text('approvalNumber'),
    approvedOn: text('approvedOn'),
    validUntil: text('validUntil') || null,
    series: listOf(sealing, stored, 'series'),
    areaSquareMeters: numberOf(sealing, stored, 'areaSquareMeters'),
    seats: numberOf(sealing, stored, 'seats'),
    teachers: numberOf(sealing, stored, 'teachers'),
    headNameSealed: sealing.seal(text('headName'), 'bases.head_name'),
    headMobileSealed: sealing.seal(text('headMobile'), 'bases.head_mobile'),
  }, { transaction });
}
