import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

export type AccountStatus = 'active' | 'disabled';

/** What a person signs in with. One per person; several memberships hang on it. */
export class AccountModel extends Model<InferAttributes<AccountModel>, InferCreationAttributes<AccountModel>> {
  declare id: string;
  declare personId: string;
  declare passwordHash: string;
  declare passwordChangedAt: Date;
  declare status: AccountStatus;
  declare createdAt: Date;
}

/** Binds AccountModel to a connection. */
export function initAccount(sequelize: Sequelize): void {
  AccountModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    personId: { type: DataTypes.UUID, allowNull: false },
    passwordHash: { type: DataTypes.TEXT, allowNull: false },
    passwordChangedAt: { type: DataTypes.DATE, allowNull: false },
    status: { type: DataTypes.TEXT, allowNull: false },
    createdAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'accounts', modelName: 'Account', underscored: true, timestamps: false });
}
