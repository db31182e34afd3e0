import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

export type MembershipStatus = 'active' | 'disabled';

/** An account in an organization; roles hang on it. */
export class MembershipModel extends Model<InferAttributes<MembershipModel>, InferCreationAttributes<MembershipModel>> {
  declare id: string;
  declare accountId: string;
  declare organizationId: string;
  declare sectionId: string | null;
  declare status: MembershipStatus;
  declare isSuperAdministrator: boolean;
  declare createdAt: Date;
  /** When a session last began to act in it. */
  declare lastUsedAt: CreationOptional<Date | null>;
}

/** Binds MembershipModel to a connection. */
export function initMembership(sequelize: Sequelize): void {
  MembershipModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    accountId: { type: DataTypes.UUID, allowNull: false },
    organizationId: { type: DataTypes.UUID, allowNull: false },
    sectionId: { type: DataTypes.UUID, allowNull: true },
    status: { type: DataTypes.TEXT, allowNull: false },
    isSuperAdministrator: { type: DataTypes.BOOLEAN, allowNull: false },
    createdAt: { type: DataTypes.DATE, allowNull: false },
    lastUsedAt: { type: DataTypes.DATE, allowNull: true },
  }, { sequelize, tableName: 'memberships', modelName: 'Membership', underscored: true, timestamps: false });
}
