import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { TaskKind } from '../workflows/flows/index.ts';

/** A colleague who decides in somebody's place on certain days. */
export class SubstituteModel extends Model<InferAttributes<SubstituteModel>, InferCreationAttributes<SubstituteModel>> {
  declare id: string;
  declare organizationId: string;
  declare absentMembershipId: string;
  declare substituteMembershipId: string;
  /** The first day, `yyyy-mm-dd` in Asia/Shanghai. */
  declare fromDay: string;
  /** The last day. */
  declare untilDay: string;
  /** Null for all kinds of tasks. */
  declare kinds: TaskKind[] | null;
  declare reasonContentId: string | null;
  declare createdAt: Date;
  declare cancelledAt: CreationOptional<Date | null>;
}

/** Binds SubstituteModel to a connection. */
export function initSubstitute(sequelize: Sequelize): void {
  SubstituteModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    organizationId: { type: DataTypes.UUID, allowNull: false },
    absentMembershipId: { type: DataTypes.UUID, allowNull: false },
    substituteMembershipId: { type: DataTypes.UUID, allowNull: false },
    fromDay: { type: DataTypes.DATEONLY, allowNull: false },
    untilDay: { type: DataTypes.DATEONLY, allowNull: false },
    kinds: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: true },
    reasonContentId: { type: DataTypes.UUID, allowNull: true },
    createdAt: { type: DataTypes.DATE, allowNull: false },
    cancelledAt: { type: DataTypes.DATE, allowNull: true },
  }, { sequelize, tableName: 'substitutes', modelName: 'Substitute', underscored: true, timestamps: false });
}
