import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

/** A version of the plan of a year; one of them is valid (docs/rules.md, "Training plans"). */
export class TrainingPlanModel extends Model<InferAttributes<TrainingPlanModel>, InferCreationAttributes<TrainingPlanModel>> {
  declare id: string;
  declare organizationId: string;
  declare year: number;
  /** From 1. */
  declare version: number;
  /** The case that was approved. */
  declare caseId: string;
  declare name: string;
  declare status: 'valid' | 'superseded';
  declare approvedAt: Date;
}

/** Binds TrainingPlanModel to a connection. */
export function initTrainingPlan(sequelize: Sequelize): void {
  TrainingPlanModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    organizationId: { type: DataTypes.UUID, allowNull: false },
    year: { type: DataTypes.INTEGER, allowNull: false },
    version: { type: DataTypes.INTEGER, allowNull: false },
    caseId: { type: DataTypes.UUID, allowNull: false },
    name: { type: DataTypes.TEXT, allowNull: false },
    status: { type: DataTypes.TEXT, allowNull: false },
    approvedAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'training_plans', modelName: 'TrainingPlan', underscored: true, timestamps: false });
}
