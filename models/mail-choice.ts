import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { Delivery, MailTopic } from '../workflows/shared/mail-choice.ts';

/** How an account wants to hear of a topic by mail. */
export class MailChoiceModel extends Model<InferAttributes<MailChoiceModel>, InferCreationAttributes<MailChoiceModel>> {
  declare accountId: string;
  declare topic: MailTopic;
  declare delivery: Delivery;
}

/** Binds MailChoiceModel to a connection. */
export function initMailChoice(sequelize: Sequelize): void {
  MailChoiceModel.init({
    accountId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    topic: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
    delivery: { type: DataTypes.TEXT, allowNull: false },
  }, { sequelize, tableName: 'mail_choices', modelName: 'MailChoice', underscored: true, timestamps: false });
}
