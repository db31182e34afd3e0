import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { UserType } from '../workflows/shared/user-types.ts';

/** A signed-in browser. Found by the hash of its token, so a copy of the table opens nothing. */
export class SessionModel extends Model<InferAttributes<SessionModel>, InferCreationAttributes<SessionModel>> {
  declare id: string;
  declare tokenHash: string;
  declare accountId: string;
  declare membershipId: string | null;
  declare userType: UserType;
  declare createdAt: Date;
  declare lastSeenAt: Date;
  declare expiresAt: Date;
  declare revokedAt: Date | null;
  declare userAgent: string;
  declare address: string;
}

/** Binds SessionModel to a connection. */
export function initSession(sequelize: Sequelize): void {
  SessionModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    tokenHash: { type: DataTypes.TEXT, allowNull: false },
    accountId: { type: DataTypes.UUID, allowNull: false },
    membershipId: { type: DataTypes.UUID, allowNull: true },
    userType: { type: DataTypes.TEXT, allowNull: false },
    createdAt: { type: DataTypes.DATE, allowNull: false },
    lastSeenAt: { type: DataTypes.DATE, allowNull: false },
    expiresAt: { type: DataTypes.DATE, allowNull: false },
    revokedAt: { type: DataTypes.DATE, allowNull: true },
    userAgent: { type: DataTypes.TEXT, allowNull: false },
    address: { type: DataTypes.TEXT, allowNull: false },
  }, { sequelize, tableName: 'sessions', modelName: 'Session', underscored: true, timestamps: false });
}
