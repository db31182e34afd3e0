import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { OrganizationKind } from '../workflows/shared/user-types.ts';

export type OrganizationStatus = 'active' | 'disabled';

/** An organization of any kind. `superiorId` with `path` is the line of command; `divisionCode` says which HRSS bureau is responsible. */
export class OrganizationModel extends Model<InferAttributes<OrganizationModel>, InferCreationAttributes<OrganizationModel>> {
  declare id: string;
  declare kind: OrganizationKind;
  declare code: string;
  declare creditCode: string | null;
  declare name: string;
  declare shortName: string;
  declare superiorId: string | null;
  declare path: string[];
  declare divisionCode: string;
  declare status: OrganizationStatus;
  declare nature: string | null;
  declare industry: string | null;
  declare address: string | null;
  declare legalRepresentativeSealed: string | null;
  declare headcount: number | null;
  declare postcode: CreationOptional<string | null>;
  declare contactNameSealed: CreationOptional<string | null>;
  declare contactPhone: CreationOptional<string | null>;
  declare revision: number;
  declare createdAt: Date;
  declare updatedAt: Date;
}

/** Binds OrganizationModel to a connection. */
export function initOrganization(sequelize: Sequelize): void {
  OrganizationModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    kind: { type: DataTypes.TEXT, allowNull: false },
    code: { type: DataTypes.TEXT, allowNull: false },
    creditCode: { type: DataTypes.TEXT, allowNull: true },
    name: { type: DataTypes.TEXT, allowNull: false },
    shortName: { type: DataTypes.TEXT, allowNull: false },
    superiorId: { type: DataTypes.UUID, allowNull: true },
    path: { type: DataTypes.ARRAY(DataTypes.UUID), allowNull: false },
    divisionCode: { type: DataTypes.TEXT, allowNull: false },
    status: { type: DataTypes.TEXT, allowNull: false },
    nature: { type: DataTypes.TEXT, allowNull: true },
    industry: { type: DataTypes.TEXT, allowNull: true },
    address: { type: DataTypes.TEXT, allowNull: true },
    legalRepresentativeSealed: { type: DataTypes.TEXT, allowNull: true },
    headcount: { type: DataTypes.INTEGER, allowNull: true },
    postcode: { type: DataTypes.TEXT, allowNull: true },
    contactNameSealed: { type: DataTypes.TEXT, allowNull: true },
    contactPhone: { type: DataTypes.TEXT, allowNull: true },
    revision: { type: DataTypes.INTEGER, allowNull: false },
    createdAt: { type: DataTypes.DATE, allowNull: false },
    updatedAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'organizations', modelName: 'Organization', underscored: true, timestamps: false });
}
