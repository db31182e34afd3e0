import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { LearningSubject } from '../workflows/shared/hours/study-forms.ts';
import type { ClassForm, ClassStatus } from '../workflows/shared/training.ts';

/** A class that was approved (docs/rules.md, "Training plans"). */
export class TrainingClassModel extends Model<InferAttributes<TrainingClassModel>, InferCreationAttributes<TrainingClassModel>> {
  declare id: string;
  declare number: string;
  declare organizationId: string;
  /** The course of the plan; null outside it. */
  declare planItemId: string | null;
  /** The case of its declaration, and that of its closing. */
  declare caseId: string;
  declare closingCaseId: CreationOptional<string | null>;
  declare name: string;
  declare learningSubject: LearningSubject;
  declare studyForm: ClassForm;
  /** `yyyy-mm-dd`; both days belong to it. */
  declare startsOn: string;
  declare endsOn: string;
  declare place: string;
  /** In steps of a half. */
  declare hours: number;
  declare capacity: number;
  declare status: ClassStatus;
  declare cancelledAt: CreationOptional<Date | null>;
  /** Why, in `contents`. */
  declare cancelReasonId: CreationOptional<string | null>;
  declare closedAt: CreationOptional<Date | null>;
  declare createdAt: Date;
}

/** Binds TrainingClassModel to a connection. */
export function initTrainingClass(sequelize: Sequelize): void {
  TrainingClassModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    number: { type: DataTypes.TEXT, allowNull: false },
    organizationId: { type: DataTypes.UUID, allowNull: false },
    planItemId: { type: DataTypes.UUID, allowNull: true },
    caseId: { type: DataTypes.UUID, allowNull: false },
    closingCaseId: { type: DataTypes.UUID, allowNull: true },
    name: { type: DataTypes.TEXT, allowNull: false },
    learningSubject: { type: DataTypes.TEXT, allowNull: false },
    studyForm: { type: DataTypes.TEXT, allowNull: false },
    startsOn: { type: DataTypes.DATEONLY, allowNull: false },
    endsOn: { type: DataTypes.DATEONLY, allowNull: false },
    place: { type: DataTypes.TEXT, allowNull: false },
    hours: { type: DataTypes.DECIMAL(6, 1), allowNull: false },
    capacity: { type: DataTypes.INTEGER, allowNull: false },
    status: { type: DataTypes.TEXT, allowNull: false },
    cancelledAt: { type: DataTypes.DATE, allowNull: true },
    cancelReasonId: { type: DataTypes.UUID, allowNull: true },
    closedAt: { type: DataTypes.DATE, allowNull: true },
    createdAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'training_classes', modelName: 'TrainingClass', underscored: true, timestamps: false });
}
