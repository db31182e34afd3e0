import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { Right, Scope } from '../workflows/shared/rights.ts';

/** One right of a role with its scope. */
export class RoleRightModel extends Model<InferAttributes<RoleRightModel>, InferCreationAttributes<RoleRightModel>> {
  declare roleId: string;
  declare rightName: Right;
  declare scope: Scope;
}

/** Binds RoleRightModel to a connection. */
export function initRoleRight(sequelize: Sequelize): void {
  RoleRightModel.init({
    roleId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    rightName: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
    scope: { type: DataTypes.TEXT, allowNull: false },
  }, { sequelize, tableName: 'role_rights', modelName: 'RoleRight', underscored: true, timestamps: false });
}
