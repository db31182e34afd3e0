import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

/** A one-time link for the first administrator of an organization. */
export class InvitationModel extends Model<InferAttributes<InvitationModel>, InferCreationAttributes<InvitationModel>> {
  declare id: string;
  declare tokenHash: string;
  declare organizationId: string;
  declare createdAt: Date;
  declare expiresAt: Date;
  declare acceptedAt: Date | null;
}

/** Binds InvitationModel to a connection. */
export function initInvitation(sequelize: Sequelize): void {
  InvitationModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    tokenHash: { type: DataTypes.TEXT, allowNull: false },
    organizationId: { type: DataTypes.UUID, allowNull: false },
    createdAt: { type: DataTypes.DATE, allowNull: false },
    expiresAt: { type: DataTypes.DATE, allowNull: false },
    acceptedAt: { type: DataTypes.DATE, allowNull: true },
  }, { sequelize, tableName: 'invitations', modelName: 'Invitation', underscored: true, timestamps: false });
}
