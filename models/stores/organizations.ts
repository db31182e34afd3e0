import type { Sequelize, Transaction } from 'sequelize';
import { queryRows } from '../database.ts';
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
): Promise<OrganizationModel> {
  const { at, ...values } = input;
  const { code, superiorPath } = await takePlace(sequelize, input, transaction);
  return OrganizationModel.create({
    ...values,
    code,
    path: [...superiorPath, input.id],
    status: 'active',
    revision: 1,
    createdAt: new Date(at),
    updatedAt: new Date(at),
  }, { transaction });
}

/** The path of the superior, and the next code of the division, `{division}-{serial}`, for example 370102-0003: how supervisors read an organization. */
async function takePlace(
  sequelize: Sequelize, { divisionCode, superiorId }: Pick<NewOrganization, 'divisionCode' | 'superiorId'>, transaction: Transaction,
): Promise<{ code: string; superiorPath: string[] }> {
  const [row] = await queryRows<{ last: number; superiorPath: string[] | null }>(sequelize, `
    INSERT INTO organization_code_counters AS c (division_code, last) VALUES (:divisionCode, 1)
    ON CONFLICT (division_code) DO UPDATE SET last = c.last + 1
    RETURNING last, (SELECT path FROM organizations WHERE id = :superiorId) AS "superiorPath"`, { divisionCode, superiorId }, transaction);
  return { code: `${divisionCode}-${String(row?.last).padStart(4, '0')}`, superiorPath: row?.superiorPath ?? [] };
}
