import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { AttachmentType } from '../workflows/shared/attachment.ts';

/** A file that was uploaded; its content is in the file store under the same id, or under that of the one it was shared from. */
export class AttachmentModel extends Model<InferAttributes<AttachmentModel>, InferCreationAttributes<AttachmentModel>> {
  declare id: string;
  /** Who uploaded it: `account:<id>` or `visitor:<id>`, as in requests. */
  declare owner: string;
  /** The field of the form through which it was submitted; null until then. */
  declare field: string | null;
  declare nameSealed: string;
  declare mediaType: AttachmentType;
  declare size: number;
  declare sha256: string;
  /** Null until it is submitted; from then on it stays with its case. */
  declare caseId: string | null;
  /** As the case, for a file of a person's own record. */
  declare recordId: CreationOptional<string | null>;
  /** As the case, for a file of a roster, whose cases share it. */
  declare rosterId: CreationOptional<string | null>;
  /** Under which id its content is kept, where another file had it first. */
  declare fileId: CreationOptional<string | null>;
  declare createdAt: Date;
}

/** Binds AttachmentModel to a connection. */
export function initAttachment(sequelize: Sequelize): void {
  AttachmentModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    owner: { type: DataTypes.TEXT, allowNull: false },
    field: { type: DataTypes.TEXT, allowNull: true },
    nameSealed: { type: DataTypes.TEXT, allowNull: false },
    mediaType: { type: DataTypes.TEXT, allowNull: false },
    size: { type: DataTypes.INTEGER, allowNull: false },
    sha256: { type: DataTypes.TEXT, allowNull: false },
    caseId: { type: DataTypes.UUID, allowNull: true },
    recordId: { type: DataTypes.UUID, allowNull: true },
    rosterId: { type: DataTypes.UUID, allowNull: true },
    fileId: { type: DataTypes.UUID, allowNull: true },
    createdAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'attachments', modelName: 'Attachment', underscored: true, timestamps: false });
}
