import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { StudyForm } from '../workflows/shared/hours/study-forms.ts';
import type { RosterState } from '../workflows/shared/roster.ts';

/** Hours that an organization declares for a list of its people: who, what, and how far it is. */
export class RosterModel extends Model<InferAttributes<RosterModel>, InferCreationAttributes<RosterModel>> {
  declare id: string;
  declare requestId: string;
  declare accountId: string;
  declare membershipId: string;
  declare organizationId: string;
  /** The class whose roster it is; null for a list of the own people. */
  declare classId: string | null;
  declare studyForm: StudyForm;
  /** What is declared for everybody alike, as JSON. */
  declare formSealed: string;
  declare total: number;
  declare state: RosterState;
  declare cancelRequestedAt: Date | null;
  declare createdAt: Date;
  declare endedAt: Date | null;
}

/** Binds RosterModel to a connection. */
export function initRoster(sequelize: Sequelize): void {
  RosterModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    requestId: { type: DataTypes.UUID, allowNull: false },
    accountId: { type: DataTypes.UUID, allowNull: false },
    membershipId: { type: DataTypes.UUID, allowNull: false },
    organizationId: { type: DataTypes.UUID, allowNull: false },
    classId: { type: DataTypes.UUID, allowNull: true },
    studyForm: { type: DataTypes.TEXT, allowNull: false },
    formSealed: { type: DataTypes.TEXT, allowNull: false },
    total: { type: DataTypes.INTEGER, allowNull: false },
    state: { type: DataTypes.TEXT, allowNull: false },
    cancelRequestedAt: { type: DataTypes.DATE, allowNull: true },
    createdAt: { type: DataTypes.DATE, allowNull: false },
    endedAt: { type: DataTypes.DATE, allowNull: true },
  }, { sequelize, tableName: 'rosters', modelName: 'Roster', underscored: true, timestamps: false });
}
