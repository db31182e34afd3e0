import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { LearningSubject, StudyForm } from '../workflows/shared/hours/study-forms.ts';

export const HOUR_ENTRY_SOURCES = ['recognition', 'revocation'] as const;

export type HourEntrySource = (typeof HOUR_ENTRY_SOURCES)[number];

/** A line of the ledger of hours: what was recognized, or taken back. Append only; sums are computed, never kept. */
export class HourEntryModel extends Model<InferAttributes<HourEntryModel>, InferCreationAttributes<HourEntryModel>> {
  declare id: string;
  declare personId: string;
  declare year: number;
  declare learningSubject: LearningSubject;
  declare studyForm: StudyForm;
  /** In steps of 0.5; negative where hours are taken back. */
  declare hours: number;
  declare source: HourEntrySource;
  declare caseId: string;
  /** The entry that it takes back. */
  declare reversesId: CreationOptional<string | null>;
  /** The version of the rules by which they were recognized. */
  declare rulesVersion: string;
  /** The unit of the person at that time. */
  declare unitId: string | null;
  declare decidedByOrganizationId: string | null;
  declare recordedAt: Date;
}

/** Binds HourEntryModel to a connection. */
export function initHourEntry(sequelize: Sequelize): void {
  HourEntryModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    personId: { type: DataTypes.UUID, allowNull: false },
    year: { type: DataTypes.INTEGER, allowNull: false },
    learningSubject: { type: DataTypes.TEXT, allowNull: false },
    studyForm: { type: DataTypes.TEXT, allowNull: false },
    hours: { type: DataTypes.DECIMAL(6, 1), allowNull: false },
    source: { type: DataTypes.TEXT, allowNull: false },
    caseId: { type: DataTypes.UUID, allowNull: false },
    reversesId: { type: DataTypes.UUID, allowNull: true },
    rulesVersion: { type: DataTypes.TEXT, allowNull: false },
    unitId: { type: DataTypes.UUID, allowNull: true },
    decidedByOrganizationId: { type: DataTypes.UUID, allowNull: true },
    recordedAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'hour_entries', modelName: 'HourEntry', underscored: true, timestamps: false });
}
