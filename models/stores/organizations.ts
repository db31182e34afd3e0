import type { Sequelize, Transaction } from 'sequelize';
import { queryPrepared } from '../database.ts';
import { insertRow } from '../insert-row.ts';
import { OrganizationModel } from '../organization.ts';
import type { OrganizationKind } from '../../workflows/shared/user-types.ts';

export interface NewOrganization {
  readonly id: string;
  readonly kind: OrganizationKind;
  readonly creditCode: string | null;
  readonly name: string;
  readonly shortName: string;
  readonly superiorId: string | null;
  readonly divisionCode: string;
  readonly nature: string | null;
  readonly industry: string | null;
  readonly address: string | null;
  readonly legalRepresentativeSealed: string | null;
  readonly headcount: number | null;
  readonly postcode?: string | null;
  readonly contactNameSealed?: string | null;
  readonly contactPhone?: string | null;
  readonly at: string;
}

/** Creates an active organization below its superior, with the next code of its division. */
export async function createOrganization(
  sequelize: Sequelize, input: NewOrganization, transaction: Transaction,
): Promise<void> {
  const { at, ...values } = input;
  const { code, superiorPath } = await takePlace(sequelize, input, transaction);
  await insertRow(OrganizationModel, {
    ...values,
    code,
    path: [...superiorPath, input.id],
    status: 'active',
    revision: 1,
    createdAt: new Date(at),
    updatedAt: new Date(at),
  }, transaction);
}

/**
 * The path of the superior, and a code `{division}-{serial}`, for example 370102-0003: how supervisors read an organization.
 * The serial comes from one sequence for all divisions, so that approvals of one division do not wait for each other.
 */
async function takePlace(
  sequelize: Sequelize, { divisionCode, superiorId }: Pick<NewOrganization, 'divisionCode' | 'superiorId'>, transaction: Transaction,
): Promise<{ code: string; superiorPath: string[] }> {
  const [row] = await queryPrepared<{ serial: string; superiorPath: string[] | null }>(sequelize, `
    SELECT nextval('organization_serials') AS serial, (SELECT path FROM organizations WHERE id = $superiorId) AS "superiorPath"`,
  { superiorId }, transaction);
  return { code: `${divisionCode}-${(row?.serial ?? '').padStart(4, '0')}`, superiorPath: row?.superiorPath ?? [] };
}
