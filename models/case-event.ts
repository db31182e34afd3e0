import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { CaseStatus } from '../workflows/shared/case-state.ts';

/** One edge that a case took, hashed together with the one before. Append only. */
export class CaseEventModel extends Model<InferAttributes<CaseEventModel>, InferCreationAttributes<CaseEventModel>> {
  declare id: string;
  declare caseId: string;
  declare sequence: number;
  declare edge: string;
  declare fromStatus: CaseStatus | null;
  declare toStatus: CaseStatus;
  declare step: string | null;
  declare round: number;
  declare revision: number;
  declare accountId: string | null;
  declare membershipId: string | null;
  declare organizationId: string | null;
  /** The request of a person that took the edge. */
  declare requestId: string | null;
  declare decisionId: string | null;
  declare submissionId: string | null;
  declare contentId: string | null;
  declare contentHash: string | null;
  /** To whom a case was transferred or copied, or who was asked to decide too. */
  declare targetMembershipId: CreationOptional<string | null>;
  /** Which organization was asked to decide too. */
  declare targetOrganizationId: CreationOptional<string | null>;
  /** For whom a substitute acted, as a membership; null for whoever acted in his own name. */
  declare onBehalfOf: CreationOptional<string | null>;
  declare at: Date;
  declare previousHash: string | null;
  declare hash: string;
}

/** Binds CaseEventModel to a connection. */
export function initCaseEvent(sequelize: Sequelize): void {
  CaseEventModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    caseId: { type: DataTypes.UUID, allowNull: false },
    sequence: { type: DataTypes.INTEGER, allowNull: false },
    edge: { type: DataTypes.TEXT, allowNull: false },
    fromStatus: { type: DataTypes.TEXT, allowNull: true },
    toStatus: { type: DataTypes.TEXT, allowNull: false },
    step: { type: DataTypes.TEXT, allowNull: true },
    round: { type: DataTypes.INTEGER, allowNull: false },
    revision: { type: DataTypes.INTEGER, allowNull: false },
    accountId: { type: DataTypes.UUID, allowNull: true },
    membershipId: { type: DataTypes.UUID, allowNull: true },
    organizationId: { type: DataTypes.UUID, allowNull: true },
    requestId: { type: DataTypes.UUID, allowNull: true },
    decisionId: { type: DataTypes.UUID, allowNull: true },
    submissionId: { type: DataTypes.UUID, allowNull: true },
    contentId: { type: DataTypes.UUID, allowNull: true },
    contentHash: { type: DataTypes.TEXT, allowNull: true },
    targetMembershipId: { type: DataTypes.UUID, allowNull: true },
    targetOrganizationId: { type: DataTypes.UUID, allowNull: true },
    onBehalfOf: { type: DataTypes.UUID, allowNull: true },
    at: { type: DataTypes.DATE, allowNull: false },
    previousHash: { type: DataTypes.TEXT, allowNull: true },
    hash: { type: DataTypes.TEXT, allowNull: false },
  }, { sequelize, tableName: 'case_events', modelName: 'CaseEvent', underscored: true, timestamps: false });
}
