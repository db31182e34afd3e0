import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

/** `startCase` starts or resumes the workflow of a case; `notifyApplicant` writes to the applicant. */
export type OutboxTopic = 'startCase' | 'notifyApplicant';
/** Ids and codes only. */
export interface OutboxPayload { readonly caseId: string; readonly message?: 'received' | 'approved' | 'rejected'; }

/** Something to do outside the database, written in the transaction that wants it done. */
export class OutboxEntryModel extends Model<InferAttributes<OutboxEntryModel>, InferCreationAttributes<OutboxEntryModel>> {
  declare id: string;
  declare topic: OutboxTopic;
  declare payload: OutboxPayload;
  declare createdAt: Date;
  declare availableAt: Date;
  declare attempts: number;
  declare lastError: string | null;
  declare doneAt: Date | null;
}

/** Binds OutboxEntryModel to a connection. */
export function initOutboxEntry(sequelize: Sequelize): void {
  OutboxEntryModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    topic: { type: DataTypes.TEXT, allowNull: false },
    payload: { type: DataTypes.JSONB, allowNull: false },
    createdAt: { type: DataTypes.DATE, allowNull: false },
    availableAt: { type: DataTypes.DATE, allowNull: false },
    attempts: { type: DataTypes.INTEGER, allowNull: false },
    lastError: { type: DataTypes.TEXT, allowNull: true },
    doneAt: { type: DataTypes.DATE, allowNull: true },
  }, { sequelize, tableName: 'outbox', modelName: 'OutboxEntry', underscored: true, timestamps: false });
}
