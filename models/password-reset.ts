import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

/** Somebody has forgotten a password, or says so. There is one for every question, whether or not it names an account. */
export class PasswordResetModel extends Model<InferAttributes<PasswordResetModel>, InferCreationAttributes<PasswordResetModel>> {
  declare id: string;
  declare tokenHash: string;
  declare askedSealed: string | null;
  declare accountId: string | null;
  declare createdAt: Date;
  declare expiresAt: Date;
  declare usedAt: Date | null;
}

/** Binds PasswordResetModel to a connection. */
export function initPasswordReset(sequelize: Sequelize): void {
  PasswordResetModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    tokenHash: { type: DataTypes.TEXT, allowNull: false },
    askedSealed: { type: DataTypes.TEXT, allowNull: true },
    accountId: { type: DataTypes.UUID, allowNull: true },
    createdAt: { type: DataTypes.DATE, allowNull: false },
    expiresAt: { type: DataTypes.DATE, allowNull: false },
    usedAt: { type: DataTypes.DATE, allowNull: true },
  }, { sequelize, tableName: 'password_resets', modelName: 'PasswordReset', underscored: true, timestamps: false });
}
