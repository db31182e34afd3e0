import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

/** Failed sign-ins of one account or address. */
export class SignInThrottleModel extends Model<InferAttributes<SignInThrottleModel>, InferCreationAttributes<SignInThrottleModel>> {
  declare key: string;
  declare failures: number;
  declare lastFailureAt: Date;
  declare blockedUntil: Date | null;
}

/** Binds SignInThrottleModel to a connection. */
export function initSignInThrottle(sequelize: Sequelize): void {
  SignInThrottleModel.init({
    key: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
    failures: { type: DataTypes.INTEGER, allowNull: false },
    lastFailureAt: { type: DataTypes.DATE, allowNull: false },
    blockedUntil: { type: DataTypes.DATE, allowNull: true },
  }, { sequelize, tableName: 'sign_in_throttles', modelName: 'SignInThrottle', underscored: true, timestamps: false });
}
