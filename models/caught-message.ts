import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

export type MessageChannel = 'mail' | 'sms';

/** A mail or short message that the demo keeps instead of sending. */
export class CaughtMessageModel extends Model<InferAttributes<CaughtMessageModel>, InferCreationAttributes<CaughtMessageModel>> {
  declare id: string;
  declare channel: MessageChannel;
  declare recipient: string;
  declare subject: string;
  declare text: string;
  declare sentAt: Date;
}

/** Binds CaughtMessageModel to a connection. */
export function initCaughtMessage(sequelize: Sequelize): void {
  CaughtMessageModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    channel: { type: DataTypes.TEXT, allowNull: false },
    recipient: { type: DataTypes.TEXT, allowNull: false },
    subject: { type: DataTypes.TEXT, allowNull: false },
    text: { type: DataTypes.TEXT, allowNull: false },
    sentAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'caught_messages', modelName: 'CaughtMessage', underscored: true, timestamps: false });
}
