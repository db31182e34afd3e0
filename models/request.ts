import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

export type RequestState = 'running' | 'answered';

/** A mutating request under its idempotency key, with its sealed body and answer. */
export class RequestModel extends Model<InferAttributes<RequestModel>, InferCreationAttributes<RequestModel>> {
  declare id: string;
  declare owner: string;
  declare key: string;
  declare method: string;
  declare path: string;
  declare bodyHash: string;
  declare bodySealed: string | null;
  declare caseId: string | null;
  declare state: RequestState;
  declare sentAt: Date | null;
  declare answerStatus: number | null;
  declare answerSealed: string | null;
  declare createdAt: Date;
  declare answeredAt: Date | null;
}

/** Binds RequestModel to a connection. */
export function initRequest(sequelize: Sequelize): void {
  RequestModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    owner: { type: DataTypes.TEXT, allowNull: false },
    key: { type: DataTypes.UUID, allowNull: false },
    method: { type: DataTypes.TEXT, allowNull: false },
    path: { type: DataTypes.TEXT, allowNull: false },
    bodyHash: { type: DataTypes.TEXT, allowNull: false },
    bodySealed: { type: DataTypes.TEXT, allowNull: true },
    caseId: { type: DataTypes.UUID, allowNull: true },
    state: { type: DataTypes.TEXT, allowNull: false },
    sentAt: { type: DataTypes.DATE, allowNull: true },
    answerStatus: { type: DataTypes.INTEGER, allowNull: true },
    answerSealed: { type: DataTypes.TEXT, allowNull: true },
    createdAt: { type: DataTypes.DATE, allowNull: false },
    answeredAt: { type: DataTypes.DATE, allowNull: true },
  }, { sequelize, tableName: 'requests', modelName: 'Request', underscored: true, timestamps: false });
}
