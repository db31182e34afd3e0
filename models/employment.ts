import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

/** Half-open `[from, to)`; null means unbounded. */
export type TimestampRange = [from: { value: Date; inclusive: boolean } | null, to: { value: Date; inclusive: boolean } | null];

/** A person in a unit for a time; the database keeps it to one at a time. */
export class EmploymentModel extends Model<InferAttributes<EmploymentModel>, InferCreationAttributes<EmploymentModel>> {
  declare id: string;
  declare personId: string;
  declare organizationId: string;
  declare sectionId: string | null;
  declare period: TimestampRange;
}

/** Binds EmploymentModel to a connection. */
export function initEmployment(sequelize: Sequelize): void {
  EmploymentModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    personId: { type: DataTypes.UUID, allowNull: false },
    organizationId: { type: DataTypes.UUID, allowNull: false },
    sectionId: { type: DataTypes.UUID, allowNull: true },
    period: { type: DataTypes.RANGE(DataTypes.DATE), allowNull: false },
  }, { sequelize, tableName: 'employments', modelName: 'Employment', underscored: true, timestamps: false });
}
