import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

/** What a continuing-education base has beside other organizations (domain §5.3). */
export class BaseModel extends Model<InferAttributes<BaseModel>, InferCreationAttributes<BaseModel>> {
  declare organizationId: string;
  declare level: string;
  declare host: string;
  declare approvalNumber: string;
  /** `yyyy-mm-dd` */
  declare approvedOn: string;
  /** `yyyy-mm-dd`; null where the approval names no end. */
  declare validUntil: string | null;
  /** Codes of title series. */
  declare series: string[];
  declare areaSquareMeters: number | null;
  declare seats: number | null;
  declare teachers: number | null;
  declare headNameSealed: string;
  declare headMobileSealed: string;
}

/** Binds BaseModel to a connection. */
export function initBase(sequelize: Sequelize): void {
  BaseModel.init({
    organizationId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    level: { type: DataTypes.TEXT, allowNull: false },
    host: { type: DataTypes.TEXT, allowNull: false },
    approvalNumber: { type: DataTypes.TEXT, allowNull: false },
    approvedOn: { type: DataTypes.DATEONLY, allowNull: false },
    validUntil: { type: DataTypes.DATEONLY, allowNull: true },
    series: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
    areaSquareMeters: { type: DataTypes.INTEGER, allowNull: true },
    seats: { type: DataTypes.INTEGER, allowNull: true },
    teachers: { type: DataTypes.INTEGER, allowNull: true },
    headNameSealed: { type: DataTypes.TEXT, allowNull: false },
    headMobileSealed: { type: DataTypes.TEXT, allowNull: false },
  }, { sequelize, tableName: 'bases', modelName: 'Base', underscored: true, timestamps: false });
}
