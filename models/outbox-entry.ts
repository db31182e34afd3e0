import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { CaseOutcome } from '../workflows/shared/case-state.ts';

/** What an applicant is told; names of messages in the area `mail`. */
export type ApplicantMessage = 'received' | 'returned' | 'returnReminder' | 'escalated' | CaseOutcome;

/** What the reviewers of an open task are told. */
export type ReviewerMessage = 'reminder' | 'escalated' | 'overdue';

/** Ids and codes only. `startCase` starts or resumes a workflow, the others write to people. */
interface OutboxPayloads {
  readonly startCase: { readonly caseId: string };
  readonly notifyApplicant: { readonly caseId: string; readonly message: ApplicantMessage };
  /** The code itself stands sealed in its own row. */
  readonly sendAccessCode: { readonly codeId: string };
  readonly notifyReviewers: { readonly caseId: string; readonly message: ReviewerMessage };
}

export type OutboxTopic = keyof OutboxPayloads;
export type OutboxPayload<Topic extends OutboxTopic = OutboxTopic> = OutboxPayloads[Topic];

/** An entry as it is written: the payload of its topic. */
export type OutboxMessage = { [Topic in OutboxTopic]: { readonly topic: Topic; readonly payload: OutboxPayloads[Topic] } }[OutboxTopic];

/** Something to do outside the database, written in the transaction that wants it done. */
export class OutboxEntryModel extends Model<InferAttributes<OutboxEntryModel>, InferCreationAttributes<OutboxEntryModel>> {
  declare id: string;
  declare topic: OutboxTopic;
  declare payload: OutboxPayload;
  declare createdAt: Date;
  declare availableAt: Date;
  declare attempts: number;
  declare lastError: string | null;
  declare doneAt: Date | null;
}

/** Binds OutboxEntryModel to a connection. */
export function initOutboxEntry(sequelize: Sequelize): void {
  OutboxEntryModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    topic: { type: DataTypes.TEXT, allowNull: false },
    payload: { type: DataTypes.JSONB, allowNull: false },
    createdAt: { type: DataTypes.DATE, allowNull: false },
    availableAt: { type: DataTypes.DATE, allowNull: false },
    attempts: { type: DataTypes.INTEGER, allowNull: false },
    lastError: { type: DataTypes.TEXT, allowNull: true },
    doneAt: { type: DataTypes.DATE, allowNull: true },
  }, { sequelize, tableName: 'outbox', modelName: 'OutboxEntry', underscored: true, timestamps: false });
}
