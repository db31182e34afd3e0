import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

/** A role that a membership holds. */
export class MembershipRoleModel extends Model<InferAttributes<MembershipRoleModel>, InferCreationAttributes<MembershipRoleModel>> {
  declare membershipId: string;
  declare roleId: string;
}

/** Binds MembershipRoleModel to a connection. */
export function initMembershipRole(sequelize: Sequelize): void {
  MembershipRoleModel.init({
    membershipId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    roleId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
  }, { sequelize, tableName: 'membership_roles', modelName: 'MembershipRole', underscored: true, timestamps: false });
}
