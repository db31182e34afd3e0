import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { YearFigures } from '../workflows/shared/training.ts';

/** The approved summary of a year of training. */
export class TrainingSummaryModel extends Model<InferAttributes<TrainingSummaryModel>, InferCreationAttributes<TrainingSummaryModel>> {
  declare id: string;
  declare organizationId: string;
  declare year: number;
  declare caseId: string;
  /** As they were on the day of the approval. */
  declare figures: YearFigures;
  declare approvedAt: Date;
}

/** Binds TrainingSummaryModel to a connection. */
export function initTrainingSummary(sequelize: Sequelize): void {
  TrainingSummaryModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    organizationId: { type: DataTypes.UUID, allowNull: false },
    year: { type: DataTypes.INTEGER, allowNull: false },
    caseId: { type: DataTypes.UUID, allowNull: false },
    figures: { type: DataTypes.JSONB, allowNull: false },
    approvedAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'training_summaries', modelName: 'TrainingSummary', underscored: true, timestamps: false });
}
