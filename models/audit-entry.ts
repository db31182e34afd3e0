import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

export type AuditResult = 'success' | 'denied' | 'failure';

/** Who did what, when, and whether it was allowed. Append only. */
export class AuditEntryModel extends Model<InferAttributes<AuditEntryModel>, InferCreationAttributes<AuditEntryModel>> {
  declare id: string;
  declare at: Date;
  declare action: string;
  declare result: AuditResult;
  declare accountId: string | null;
  declare membershipId: string | null;
  declare organizationId: string | null;
  declare subjectType: string | null;
  declare subjectId: string | null;
  declare code: string | null;
  declare address: string | null;
  declare requestId: string | null;
}

/** Binds AuditEntryModel to a connection. */
export function initAuditEntry(sequelize: Sequelize): void {
  AuditEntryModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    at: { type: DataTypes.DATE, allowNull: false },
    action: { type: DataTypes.TEXT, allowNull: false },
    result: { type: DataTypes.TEXT, allowNull: false },
    accountId: { type: DataTypes.UUID, allowNull: true },
    membershipId: { type: DataTypes.UUID, allowNull: true },
    organizationId: { type: DataTypes.UUID, allowNull: true },
    subjectType: { type: DataTypes.TEXT, allowNull: true },
    subjectId: { type: DataTypes.UUID, allowNull: true },
    code: { type: DataTypes.TEXT, allowNull: true },
    address: { type: DataTypes.TEXT, allowNull: true },
    requestId: { type: DataTypes.TEXT, allowNull: true },
  }, { sequelize, tableName: 'audit_entries', modelName: 'AuditEntry', underscored: true, timestamps: false });
}
