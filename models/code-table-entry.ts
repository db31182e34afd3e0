import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

/** One code of a dictionary: GB tables, title series, natures of organizations. */
export class CodeTableEntryModel extends Model<InferAttributes<CodeTableEntryModel>, InferCreationAttributes<CodeTableEntryModel>> {
  declare tableName: string;
  declare code: string;
  declare zh: string;
  declare en: string;
  declare parentCode: string | null;
  declare sort: number;
  declare validFrom: string;
  declare validTo: string | null;
}

/** Binds CodeTableEntryModel to a connection. */
export function initCodeTableEntry(sequelize: Sequelize): void {
  CodeTableEntryModel.init({
    tableName: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
    code: { type: DataTypes.TEXT, allowNull: false, primaryKey: true },
    zh: { type: DataTypes.TEXT, allowNull: false },
    en: { type: DataTypes.TEXT, allowNull: false },
    parentCode: { type: DataTypes.TEXT, allowNull: true },
    sort: { type: DataTypes.INTEGER, allowNull: false },
    validFrom: { type: DataTypes.DATEONLY, allowNull: false },
    validTo: { type: DataTypes.DATEONLY, allowNull: true },
  }, { sequelize, tableName: 'code_tables', modelName: 'CodeTableEntry', underscored: true, timestamps: false });
}
