import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

/** An inner department of an organization (manual §5.1.1.2). */
export class SectionModel extends Model<InferAttributes<SectionModel>, InferCreationAttributes<SectionModel>> {
  declare id: string;
  declare organizationId: string;
  declare name: string;
  declare createdAt: Date;
}

/** Binds SectionModel to a connection. */
export function initSection(sequelize: Sequelize): void {
  SectionModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    organizationId: { type: DataTypes.UUID, allowNull: false },
    name: { type: DataTypes.TEXT, allowNull: false },
    createdAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'sections', modelName: 'Section', underscored: true, timestamps: false });
}
