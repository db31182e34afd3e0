import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { CheckResult } from '../workflows/shared/checks.ts';

/** One row of a table in a stored form, by column. */
export type StoredRow = Readonly<Record<string, string | number | null>>;

/** What one field of a stored form holds; a list holds the ids of files, several codes, or the rows of a table. */
export type StoredValue = string | number | boolean | null | readonly string[] | readonly StoredRow[];

export type FormSnapshot = Readonly<Record<string, StoredValue>>;

/** What a record or a form says: sensitive values masked in `form` and whole in `sealed`. */
export interface StoredRecord {
  readonly form: FormSnapshot;
  readonly sealed: Readonly<Record<string, string>>;
}

/** What was submitted in one round; never changed. Sensitive fields stand masked in `form` and whole in `sealed`. */
export class CaseSubmissionModel extends Model<InferAttributes<CaseSubmissionModel>, InferCreationAttributes<CaseSubmissionModel>> {
  declare id: string;
  declare caseId: string;
  declare round: number;
  declare form: FormSnapshot;
  declare sealed: Readonly<Record<string, string>>;
  declare checks: readonly CheckResult[];
  declare baseRevision: CreationOptional<number | null>;
  /** What the record said that it is to change, masked and sealed as the form; null where there is none. */
  declare base: CreationOptional<StoredRecord | null>;
  declare contentHash: string;
  declare createdAt: Date;
}

/** Binds CaseSubmissionModel to a connection. */
export function initCaseSubmission(sequelize: Sequelize): void {
  CaseSubmissionModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    caseId: { type: DataTypes.UUID, allowNull: false },
    round: { type: DataTypes.INTEGER, allowNull: false },
    form: { type: DataTypes.JSONB, allowNull: false },
    sealed: { type: DataTypes.JSONB, allowNull: false },
    checks: { type: DataTypes.JSONB, allowNull: false },
    baseRevision: { type: DataTypes.INTEGER, allowNull: true },
    base: { type: DataTypes.JSONB, allowNull: true },
    contentHash: { type: DataTypes.TEXT, allowNull: false },
    createdAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'case_submissions', modelName: 'CaseSubmission', underscored: true, timestamps: false });
}
