import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { ClassResult } from '../workflows/shared/training.ts';

/** Somebody on the roster of a closed class. */
export class ClassMemberModel extends Model<InferAttributes<ClassMemberModel>, InferCreationAttributes<ClassMemberModel>> {
  declare id: string;
  declare classId: string;
  /** From 1, as in the roster. */
  declare place: number;
  /** Null for somebody whom the platform did not know when the class was closed. */
  declare personId: string | null;
  declare name: string;
  declare idNumberSealed: string;
  declare idNumberIndex: string;
  /** As the roster names it. */
  declare unit: string | null;
  declare result: ClassResult;
  /** In steps of a half. */
  declare hours: number;
}

/** Binds ClassMemberModel to a connection. */
export function initClassMember(sequelize: Sequelize): void {
  ClassMemberModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    classId: { type: DataTypes.UUID, allowNull: false },
    place: { type: DataTypes.INTEGER, allowNull: false },
    personId: { type: DataTypes.UUID, allowNull: true },
    name: { type: DataTypes.TEXT, allowNull: false },
    idNumberSealed: { type: DataTypes.TEXT, allowNull: false },
    idNumberIndex: { type: DataTypes.TEXT, allowNull: false },
    unit: { type: DataTypes.TEXT, allowNull: true },
    result: { type: DataTypes.TEXT, allowNull: false },
    hours: { type: DataTypes.DECIMAL(6, 1), allowNull: false },
  }, { sequelize, tableName: 'class_members', modelName: 'ClassMember', underscored: true, timestamps: false });
}
