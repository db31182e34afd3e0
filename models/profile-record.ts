import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { ProfileKind } from '../workflows/shared/profile.ts';
import type { FormSnapshot } from './case-submission.ts';

/** One title, education, qualification or honor of a person (domain §5.4). */
export class ProfileRecordModel extends Model<InferAttributes<ProfileRecordModel>, InferCreationAttributes<ProfileRecordModel>> {
  declare id: string;
  declare personId: string;
  declare kind: ProfileKind;
  /** Nothing in it is sensitive. */
  declare form: FormSnapshot;
  /** Moves with every change. */
  declare revision: number;
  /** When its owner took it out; it is kept, because cases name it. */
  declare removedAt: Date | null;
  declare createdAt: Date;
  declare updatedAt: Date;
}

/** Binds ProfileRecordModel to a connection. */
export function initProfileRecord(sequelize: Sequelize): void {
  ProfileRecordModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    personId: { type: DataTypes.UUID, allowNull: false },
    kind: { type: DataTypes.TEXT, allowNull: false },
    form: { type: DataTypes.JSONB, allowNull: false },
    revision: { type: DataTypes.INTEGER, allowNull: false },
    removedAt: { type: DataTypes.DATE, allowNull: true },
    createdAt: { type: DataTypes.DATE, allowNull: false },
    updatedAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'profile_records', modelName: 'ProfileRecord', underscored: true, timestamps: false });
}
