import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

export type DivisionLevel = 'province' | 'city' | 'county';

/** A division of GB/T 2260 (domain rules: docs/rules.md). */
export class DivisionModel extends Model<InferAttributes<DivisionModel>, InferCreationAttributes<DivisionModel>> {
  declare code: string;
  declare name: string;
  declare nameEn: string;
  declare level: DivisionLevel;
  declare parentCode: string | null;
  declare validFrom: string;
  declare validTo: string | null;
}

/** Binds DivisionModel to a connection. */
export function initDivision(sequelize: Sequelize): void {
  DivisionModel.init({
    code: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
    name: { type: DataTypes.TEXT, allowNull: false },
    nameEn: { type: DataTypes.TEXT, allowNull: false },
    level: { type: DataTypes.TEXT, allowNull: false },
    parentCode: { type: DataTypes.TEXT, allowNull: true },
    validFrom: { type: DataTypes.DATEONLY, allowNull: false },
    validTo: { type: DataTypes.DATEONLY, allowNull: true },
  }, { sequelize, tableName: 'divisions', modelName: 'Division', underscored: true, timestamps: false });
}
