import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { Right, Scope } from '../workflows/shared/rights.ts';
import type { DecisionVerb, ReturnCode, Side } from '../workflows/shared/flow.ts';

/** What a person decided, with the right and role that allowed it. Append only. */
export class DecisionModel extends Model<InferAttributes<DecisionModel>, InferCreationAttributes<DecisionModel>> {
  declare id: string;
  declare caseId: string;
  declare taskId: string;
  declare requestId: string;
  declare step: string;
  declare side: Side;
  declare round: number;
  declare verb: DecisionVerb;
  /** Why it was returned, where that asks more of the applicant than mending. */
  declare returnCode: CreationOptional<ReturnCode | null>;
  /** Which of the reasons that are often given its reason was made from; null for one of one's own words. */
  declare reasonCode: CreationOptional<string | null>;
  /** How many hours an approval recognizes; null where a step recognizes none. */
  declare recognizedHours: CreationOptional<number | null>;
  /** Further steps that an approval decides too; null for none. */
  declare coveredSteps: CreationOptional<string[] | null>;
  declare isFinal: boolean;
  declare revision: number;
  declare accountId: string;
  declare membershipId: string;
  declare personIndex: string;
  declare rightName: Right;
  declare roleId: string;
  declare scope: Scope;
  declare reviewerOrgId: string;
  declare onBehalfOf: string | null;
  declare reasonContentId: string | null;
  declare decidedAt: Date;
}

/** Binds DecisionModel to a connection. */
export function initDecision(sequelize: Sequelize): void {
  DecisionModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    caseId: { type: DataTypes.UUID, allowNull: false },
    taskId: { type: DataTypes.UUID, allowNull: false },
    requestId: { type: DataTypes.UUID, allowNull: false },
    step: { type: DataTypes.TEXT, allowNull: false },
    side: { type: DataTypes.TEXT, allowNull: false },
    round: { type: DataTypes.INTEGER, allowNull: false },
    verb: { type: DataTypes.TEXT, allowNull: false },
    returnCode: { type: DataTypes.TEXT, allowNull: true },
    reasonCode: { type: DataTypes.TEXT, allowNull: true },
    recognizedHours: { type: DataTypes.DECIMAL(6, 1), allowNull: true },
    coveredSteps: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: true },
    isFinal: { type: DataTypes.BOOLEAN, allowNull: false },
    revision: { type: DataTypes.INTEGER, allowNull: false },
    accountId: { type: DataTypes.UUID, allowNull: false },
    membershipId: { type: DataTypes.UUID, allowNull: false },
    personIndex: { type: DataTypes.TEXT, allowNull: false },
    rightName: { type: DataTypes.TEXT, allowNull: false },
    roleId: { type: DataTypes.UUID, allowNull: false },
    scope: { type: DataTypes.TEXT, allowNull: false },
    reviewerOrgId: { type: DataTypes.UUID, allowNull: false },
    onBehalfOf: { type: DataTypes.UUID, allowNull: true },
    reasonContentId: { type: DataTypes.UUID, allowNull: true },
    decidedAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'decisions', modelName: 'Decision', underscored: true, timestamps: false });
}
