import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { LearningSubject, StudyForm } from '../workflows/shared/hours/study-forms.ts';

/** What the present form of a case of hours says (domain §5.10). Hours are in steps of 0.5. */
export class HourDeclarationModel extends Model<InferAttributes<HourDeclarationModel>, InferCreationAttributes<HourDeclarationModel>> {
  declare caseId: string;
  declare personId: string;
  declare year: number;
  declare learningSubject: LearningSubject;
  declare studyForm: StudyForm;
  declare title: string;
  /** `yyyy-mm-dd`, as the next. */
  declare startsOn: string;
  declare endsOn: string;
  declare declaredHours: number;
  /** What the rules give; null where they leave it to the reviewer. */
  declare proposedHours: number | null;
  /** What was achieved, as `achievementKey` writes it; null where that cannot be told. */
  declare achievementKey: string | null;
  /** The class whose hours they are. */
  declare classId: string | null;
  declare rulesVersion: string;
}

/** Binds HourDeclarationModel to a connection. */
export function initHourDeclaration(sequelize: Sequelize): void {
  HourDeclarationModel.init({
    caseId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    personId: { type: DataTypes.UUID, allowNull: false },
    year: { type: DataTypes.INTEGER, allowNull: false },
    learningSubject: { type: DataTypes.TEXT, allowNull: false },
    studyForm: { type: DataTypes.TEXT, allowNull: false },
    title: { type: DataTypes.TEXT, allowNull: false },
    startsOn: { type: DataTypes.DATEONLY, allowNull: false },
    endsOn: { type: DataTypes.DATEONLY, allowNull: false },
    declaredHours: { type: DataTypes.DECIMAL(6, 1), allowNull: false },
    proposedHours: { type: DataTypes.DECIMAL(6, 1), allowNull: true },
    achievementKey: { type: DataTypes.TEXT, allowNull: true },
    classId: { type: DataTypes.UUID, allowNull: true },
    rulesVersion: { type: DataTypes.TEXT, allowNull: false },
  }, { sequelize, tableName: 'hour_declarations', modelName: 'HourDeclaration', underscored: true, timestamps: false });
}
