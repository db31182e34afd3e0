import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

/** A named set of rights, built in or made by an organization. */
export class RoleModel extends Model<InferAttributes<RoleModel>, InferCreationAttributes<RoleModel>> {
  declare id: string;
  declare organizationId: string | null;
  declare code: string;
  declare nameZh: string;
  declare nameEn: string;
}

/** Binds RoleModel to a connection. */
export function initRole(sequelize: Sequelize): void {
  RoleModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    organizationId: { type: DataTypes.UUID, allowNull: true },
    code: { type: DataTypes.TEXT, allowNull: false },
    nameZh: { type: DataTypes.TEXT, allowNull: false },
    nameEn: { type: DataTypes.TEXT, allowNull: false },
  }, { sequelize, tableName: 'roles', modelName: 'Role', underscored: true, timestamps: false });
}
