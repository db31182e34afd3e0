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
  readonly at: string;
}

/** Creates an active organization below its superior, with the next code of its division. */
export async function createOrganization(
  sequelize: Sequelize, input: NewOrganization, transaction: Transaction,
): Promise<OrganizationModel> {
  const { at, ...values } = input;
  return OrganizationModel.create({
    ...values,
    code: await nextCode(sequelize, input.divisionCode, transaction),
    path: [...await pathOf(input.superiorId, transaction), input.id],
    status: 'active',
    revision: 1,
    createdAt: new Date(at),
    updatedAt: new Date(at),
  }, { transaction });
}

async function pathOf(superiorId: string | null, transaction: Transaction): Promise<string[]> {
  if (superiorId === null) return [];
  const superior = await OrganizationModel.findByPk(superiorId, { transaction, rejectOnEmpty: true });
  return superior.path;
}

/** `{division}-{serial}`, for example 370102-0003: how supervisors read an organization. */
async function nextCode(sequelize: Sequelize, divisionCode: string, transaction: Transaction): Promise<string> {
  const [row] = await queryRows<{ last: number }>(sequelize, `
    INSERT INTO organization_code_counters AS c (division_code, last) VALUES (:divisionCode, 1)
    ON CONFLICT (division_code) DO UPDATE SET last = c.last + 1 RETURNING last`, { divisionCode }, transaction);
  return `${divisionCode}-${String(row?.last).padStart(4, '0')}`;
}
