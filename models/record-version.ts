import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { FormSnapshot } from './case-submission.ts';

/** What a record said until it was changed; written once. */
export class RecordVersionModel extends Model<InferAttributes<RecordVersionModel>, InferCreationAttributes<RecordVersionModel>> {
  declare subjectType: 'ProfileRecord' | 'Person' | 'Organization';
  declare subjectId: string;
  declare revision: number;
  declare form: FormSnapshot;
  declare sealed: Readonly<Record<string, string>>;
  /** The case that changed it; null where it was changed at once. */
  declare caseId: string | null;
  declare replacedAt: Date;
}

/** Binds RecordVersionModel to a connection. */
export function initRecordVersion(sequelize: Sequelize): void {
  RecordVersionModel.init({
    subjectType: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
    subjectId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    revision: { type: DataTypes.INTEGER, allowNull: false, primaryKey: true },
    form: { type: DataTypes.JSONB, allowNull: false },
    sealed: { type: DataTypes.JSONB, allowNull: false },
    caseId: { type: DataTypes.UUID, allowNull: true },
    replacedAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'record_versions', modelName: 'RecordVersion', underscored: true, timestamps: false });
}
