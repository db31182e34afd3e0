import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { FlowId, TaskKind } from '../workflows/flows/index.ts';
import type { DecisionVerb, Side } from '../workflows/shared/flow.ts';

export type TaskState = 'open' | 'closed';
export const TASK_CLOSE_REASONS = ['decided', 'rerouted', 'withdrawn', 'lapsed', 'escalated', 'overtaken', 'deferred'] as const;
export type TaskCloseReason = (typeof TASK_CLOSE_REASONS)[number];

/** A row of an inbox: one side of one step that waits, or waited, for one organization. */
export class TaskModel extends Model<InferAttributes<TaskModel>, InferCreationAttributes<TaskModel>> {
  declare id: string;
  declare caseId: string;
  declare caseNumber: string;
  declare flowId: FlowId;
  declare kind: TaskKind;
  declare subjectName: string;
  /** The division of the case; null only in tasks of an older release. */
  declare divisionCode: string | null;
  declare step: string;
  declare side: Side;
  declare round: number;
  declare stepRev: number;
  declare state: TaskState;
  declare closeReason: TaskCloseReason | null;
  /** What was decided; null while the task is open and where nobody decided it. */
  declare verb: DecisionVerb | null;
  declare reviewerOrgId: string;
  declare reviewerSectionId: string | null;
  declare assigneeMembershipId: string | null;
  declare orgPath: string[];
  declare submitterPersonIndex: string | null;
  /** Whom the case is about; he decides it as little as its submitter. */
  declare subjectPersonIndex: CreationOptional<string | null>;
  /** Who does not decide it, because he has asked for it or has decided beside it: blind indexes of ID numbers. */
  declare barredPersonIndexes: CreationOptional<string[]>;
  /** Whether it came up because nobody answered below. */
  declare escalated: CreationOptional<boolean>;
  /** Whether it came here because a nearer organization had nobody who could decide it. */
  declare passedOver: CreationOptional<boolean>;
  declare checksFailed: number;
  declare checksWarning: number;
  declare checksPassed: number;
  declare openedAt: Date;
  declare dueAt: Date;
  declare closedAt: Date | null;
}

/** Binds TaskModel to a connection. */
export function initTask(sequelize: Sequelize): void {
  TaskModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    caseId: { type: DataTypes.UUID, allowNull: false },
    caseNumber: { type: DataTypes.TEXT, allowNull: false },
    flowId: { type: DataTypes.TEXT, allowNull: false },
    kind: { type: DataTypes.TEXT, allowNull: false },
    subjectName: { type: DataTypes.TEXT, allowNull: false },
    divisionCode: { type: DataTypes.TEXT, allowNull: true },
    step: { type: DataTypes.TEXT, allowNull: false },
    side: { type: DataTypes.TEXT, allowNull: false },
    round: { type: DataTypes.INTEGER, allowNull: false },
    stepRev: { type: DataTypes.INTEGER, allowNull: false },
    state: { type: DataTypes.TEXT, allowNull: false },
    closeReason: { type: DataTypes.TEXT, allowNull: true },
    verb: { type: DataTypes.TEXT, allowNull: true },
    reviewerOrgId: { type: DataTypes.UUID, allowNull: false },
    reviewerSectionId: { type: DataTypes.UUID, allowNull: true },
    assigneeMembershipId: { type: DataTypes.UUID, allowNull: true },
    orgPath: { type: DataTypes.ARRAY(DataTypes.UUID), allowNull: false },
    submitterPersonIndex: { type: DataTypes.TEXT, allowNull: true },
    subjectPersonIndex: { type: DataTypes.TEXT, allowNull: true },
    barredPersonIndexes: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false, defaultValue: [] },
    escalated: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
    passedOver: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
    checksFailed: { type: DataTypes.INTEGER, allowNull: false },
    checksWarning: { type: DataTypes.INTEGER, allowNull: false },
    checksPassed: { type: DataTypes.INTEGER, allowNull: false },
    openedAt: { type: DataTypes.DATE, allowNull: false },
    dueAt: { type: DataTypes.DATE, allowNull: false },
    closedAt: { type: DataTypes.DATE, allowNull: true },
  }, { sequelize, tableName: 'tasks', modelName: 'Task', underscored: true, timestamps: false });
}
