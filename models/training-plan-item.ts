import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { LearningSubject } from '../workflows/shared/hours/study-forms.ts';

/** One course of a version of a plan. */
export class TrainingPlanItemModel extends Model<InferAttributes<TrainingPlanItemModel>, InferCreationAttributes<TrainingPlanItemModel>> {
  declare id: string;
  declare planId: string;
  /** From 1, as in the form. */
  declare place: number;
  declare name: string;
  declare learningSubject: LearningSubject;
  /** 1 to 12. */
  declare startMonth: number;
  /** Hours of one session, in steps of a half. */
  declare hours: number;
  declare sessions: number;
  /** People of one session. */
  declare capacity: number;
}

/** Binds TrainingPlanItemModel to a connection. */
export function initTrainingPlanItem(sequelize: Sequelize): void {
  TrainingPlanItemModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    planId: { type: DataTypes.UUID, allowNull: false },
    place: { type: DataTypes.INTEGER, allowNull: false },
    name: { type: DataTypes.TEXT, allowNull: false },
    learningSubject: { type: DataTypes.TEXT, allowNull: false },
    startMonth: { type: DataTypes.INTEGER, allowNull: false },
    hours: { type: DataTypes.DECIMAL(6, 1), allowNull: false },
    sessions: { type: DataTypes.INTEGER, allowNull: false },
    capacity: { type: DataTypes.INTEGER, allowNull: false },
  }, { sequelize, tableName: 'training_plan_items', modelName: 'TrainingPlanItem', underscored: true, timestamps: false });
}
