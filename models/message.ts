import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { Delivery } from '../workflows/shared/mail-choice.ts';
import type { MessageParams } from '../workflows/shared/messages/index.ts';

/** Something an account was told. The sentence is made when it is read, in the language of whoever reads. */
export class MessageModel extends Model<InferAttributes<MessageModel>, InferCreationAttributes<MessageModel>> {
  declare id: string;
  declare accountId: string;
  declare sourceId: string;
  declare code: string;
  /** Codes, days and names of organizations. */
  declare params: MessageParams;
  declare caseId: string | null;
  declare membershipId: string | null;
  declare delivery: Delivery;
  declare digestDay: string | null;
  declare createdAt: Date;
  declare readAt: Date | null;
}

/** Binds MessageModel to a connection. */
export function initMessage(sequelize: Sequelize): void {
  MessageModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    accountId: { type: DataTypes.UUID, allowNull: false },
    sourceId: { type: DataTypes.UUID, allowNull: false },
    code: { type: DataTypes.TEXT, allowNull: false },
    params: { type: DataTypes.JSONB, allowNull: false },
    caseId: { type: DataTypes.UUID, allowNull: true },
    membershipId: { type: DataTypes.UUID, allowNull: true },
    delivery: { type: DataTypes.TEXT, allowNull: false },
    digestDay: { type: DataTypes.DATEONLY, allowNull: true },
    createdAt: { type: DataTypes.DATE, allowNull: false },
    readAt: { type: DataTypes.DATE, allowNull: true },
  }, { sequelize, tableName: 'messages', modelName: 'Message', underscored: true, timestamps: false });
}
