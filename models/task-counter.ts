import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { TaskKind } from '../workflows/flows/index.ts';

/** How many tasks of a kind are open at an organization; moved in the transaction that moves the task. */
export class TaskCounterModel extends Model<InferAttributes<TaskCounterModel>, InferCreationAttributes<TaskCounterModel>> {
  declare organizationId: string;
  declare sectionId: string | null;
  declare kind: TaskKind;
  declare openCount: number;
}

/** Binds TaskCounterModel to a connection. */
export function initTaskCounter(sequelize: Sequelize): void {
  TaskCounterModel.init({
    organizationId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    sectionId: { type: DataTypes.UUID, allowNull: true },
    kind: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
    openCount: { type: DataTypes.INTEGER, allowNull: false },
  }, { sequelize, tableName: 'task_counters', modelName: 'TaskCounter', underscored: true, timestamps: false });
}
