import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

/** A browser whose user has proved by a code that a case is his. Found by the hash of its token. */
export class ApplicantSessionModel extends Model<InferAttributes<ApplicantSessionModel>, InferCreationAttributes<ApplicantSessionModel>> {
  declare id: string;
  declare tokenHash: string;
  declare caseId: string;
  declare createdAt: Date;
  declare lastSeenAt: Date;
  declare expiresAt: Date;
}

/** Binds ApplicantSessionModel to a connection. */
export function initApplicantSession(sequelize: Sequelize): void {
  ApplicantSessionModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    tokenHash: { type: DataTypes.TEXT, allowNull: false },
    caseId: { type: DataTypes.UUID, allowNull: false },
    createdAt: { type: DataTypes.DATE, allowNull: false },
    lastSeenAt: { type: DataTypes.DATE, allowNull: false },
    expiresAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'applicant_sessions', modelName: 'ApplicantSession', underscored: true, timestamps: false });
}
