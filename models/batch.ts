import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { TaskKind } from '../workflows/flows/index.ts';
import type { BatchCounts, BatchState } from '../workflows/shared/batch.ts';
import type { DecisionVerb } from '../workflows/shared/flow.ts';

/** Many tasks that one member decides at once: who, what, and how far it is. */
export class BatchModel extends Model<InferAttributes<BatchModel>, InferCreationAttributes<BatchModel>> {
  declare id: string;
  declare requestId: string;
  declare accountId: string;
  declare membershipId: string;
  declare organizationId: string;
  /** Null where it came from a list of every kind. */
  declare kind: TaskKind | null;
  declare verb: DecisionVerb;
  declare reasonContentId: string | null;
  /** The conditions that chose the items; null where they were ticked one by one. */
  declare filterSealed: string | null;
  declare total: number;
  declare state: BatchState;
  /** Null while it runs. */
  declare counts: BatchCounts | null;
  declare cancelRequestedAt: Date | null;
  declare createdAt: Date;
  declare endedAt: Date | null;
}

/** Binds BatchModel to a connection. */
export function initBatch(sequelize: Sequelize): void {
  BatchModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    requestId: { type: DataTypes.UUID, allowNull: false },
    accountId: { type: DataTypes.UUID, allowNull: false },
    membershipId: { type: DataTypes.UUID, allowNull: false },
    organizationId: { type: DataTypes.UUID, allowNull: false },
    kind: { type: DataTypes.TEXT, allowNull: true },
    verb: { type: DataTypes.TEXT, allowNull: false },
    reasonContentId: { type: DataTypes.UUID, allowNull: true },
    filterSealed: { type: DataTypes.TEXT, allowNull: true },
    total: { type: DataTypes.INTEGER, allowNull: false },
    state: { type: DataTypes.TEXT, allowNull: false },
    counts: { type: DataTypes.JSONB, allowNull: true },
    cancelRequestedAt: { type: DataTypes.DATE, allowNull: true },
    createdAt: { type: DataTypes.DATE, allowNull: false },
    endedAt: { type: DataTypes.DATE, allowNull: true },
  }, { sequelize, tableName: 'batches', modelName: 'Batch', underscored: true, timestamps: false });
}
