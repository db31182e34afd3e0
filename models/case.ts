import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { Addition } from '../workflows/shared/added-reviewers.ts';
import type { CaseOutcome, CaseStatus, SlaState } from '../workflows/shared/case-state.ts';
import type { KeptDeadline } from '../workflows/shared/deadlines.ts';
import type { FlowId } from '../workflows/flows/index.ts';

export type CaseRelation = 'copy' | 'appeal' | 'closing';

/** A case: where it stands, whose it is, and which submission is present. */
export class CaseModel extends Model<InferAttributes<CaseModel>, InferCreationAttributes<CaseModel>> {
  declare id: string;
  declare number: string;
  declare flowId: FlowId;
  declare subject: string;
  declare definitionVersion: number;
  declare rulesVersion: string;
  declare subjectKey: string;
  declare subjectName: string;
  declare subjectOrganizationId: string | null;
  /** Which of a person's records it changes; null for a new one, and where it changes none. */
  declare subjectRecordId: CreationOptional<string | null>;
  /** The revision of the record that a change was last compared with; null where nothing was there. */
  declare baseRevision: CreationOptional<number | null>;
  /** Names of the steps of its definition that it goes through, frozen when it was submitted; null for all. */
  declare chain: CreationOptional<string[] | null>;
  declare divisionCode: string;
  declare superiorId: string | null;
  /** Who is to be responsible in the place of the superior: the new one, or the unit that receives a person. */
  declare successorId: CreationOptional<string | null>;
  declare submitterAccountId: string | null;
  /** In whose name it was submitted; null where somebody did it for himself. */
  declare submitterOrganizationId: CreationOptional<string | null>;
  declare submitterPersonIndex: string | null;
  declare subjectPersonIndex: string | null;
  declare status: CaseStatus;
  declare step: string | null;
  declare stepRev: number;
  declare round: number;
  declare revision: number;
  declare outcome: CaseOutcome | null;
  declare submissionId: string;
  declare groupId: string | null;
  declare relatedCaseId: string | null;
  declare relation: CaseRelation | null;
  declare submittedAt: Date;
  declare openedAt: Date | null;
  declare dueAt: Date | null;
  /** What happens next if nobody does anything, in order; a deadline that has passed is taken out. */
  declare deadlines: CreationOptional<readonly KeptDeadline[]>;
  /** When the present waiting began, and by the calendar of which division its days count; null while nothing waits. */
  declare waitingSince: CreationOptional<Date | null>;
  declare waitingDivisionCode: CreationOptional<string | null>;
  declare slaState: CreationOptional<SlaState>;
  /** Whether it went up because nobody answered. */
  declare escalated: CreationOptional<boolean>;
  /** Who was added to its steps, in the order in which he was; what has become of it stands in tasks and decisions. */
  declare additions: CreationOptional<readonly Addition[]>;
  /** To whom it was copied; they may read it. */
  declare copiedMembershipIds: CreationOptional<string[]>;
  /** When the record was voided; its effect stays. */
  declare voidedAt: Date | null;
  declare closedAt: Date | null;
  declare lastEventHash: string | null;
}

/** Binds CaseModel to a connection. */
export function initCase(sequelize: Sequelize): void {
  CaseModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    number: { type: DataTypes.TEXT, allowNull: false },
    flowId: { type: DataTypes.TEXT, allowNull: false },
    subject: { type: DataTypes.TEXT, allowNull: false },
    definitionVersion: { type: DataTypes.INTEGER, allowNull: false },
    rulesVersion: { type: DataTypes.TEXT, allowNull: false },
    subjectKey: { type: DataTypes.TEXT, allowNull: false },
    subjectName: { type: DataTypes.TEXT, allowNull: false },
    subjectOrganizationId: { type: DataTypes.UUID, allowNull: true },
    subjectRecordId: { type: DataTypes.UUID, allowNull: true },
    baseRevision: { type: DataTypes.INTEGER, allowNull: true },
    chain: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: true },
    divisionCode: { type: DataTypes.TEXT, allowNull: false },
    superiorId: { type: DataTypes.UUID, allowNull: true },
    successorId: { type: DataTypes.UUID, allowNull: true },
    submitterAccountId: { type: DataTypes.UUID, allowNull: true },
    submitterOrganizationId: { type: DataTypes.UUID, allowNull: true },
    submitterPersonIndex: { type: DataTypes.TEXT, allowNull: true },
    subjectPersonIndex: { type: DataTypes.TEXT, allowNull: true },
    status: { type: DataTypes.TEXT, allowNull: false },
    step: { type: DataTypes.TEXT, allowNull: true },
    stepRev: { type: DataTypes.INTEGER, allowNull: false },
    round: { type: DataTypes.INTEGER, allowNull: false },
    revision: { type: DataTypes.INTEGER, allowNull: false },
    outcome: { type: DataTypes.TEXT, allowNull: true },
    submissionId: { type: DataTypes.UUID, allowNull: false },
    groupId: { type: DataTypes.UUID, allowNull: true },
    relatedCaseId: { type: DataTypes.UUID, allowNull: true },
    relation: { type: DataTypes.TEXT, allowNull: true },
    submittedAt: { type: DataTypes.DATE, allowNull: false },
    openedAt: { type: DataTypes.DATE, allowNull: true },
    dueAt: { type: DataTypes.DATE, allowNull: true },
    deadlines: { type: DataTypes.JSONB, allowNull: false, defaultValue: [] },
    waitingSince: { type: DataTypes.DATE, allowNull: true },
    waitingDivisionCode: { type: DataTypes.TEXT, allowNull: true },
    slaState: { type: DataTypes.TEXT, allowNull: false, defaultValue: 'on-time' },
    escalated: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
    additions: { type: DataTypes.JSONB, allowNull: false, defaultValue: [] },
    copiedMembershipIds: { type: DataTypes.ARRAY(DataTypes.UUID), allowNull: false, defaultValue: [] },
    voidedAt: { type: DataTypes.DATE, allowNull: true },
    closedAt: { type: DataTypes.DATE, allowNull: true },
    lastEventHash: { type: DataTypes.TEXT, allowNull: true },
  }, { sequelize, tableName: 'cases', modelName: 'Case', underscored: true, timestamps: false });
}
