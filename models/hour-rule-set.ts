import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';
import type { HourRules } from '../workflows/shared/hours/rules.ts';

/** One version of the rules of hours of a division and year. Append only. */
export class HourRuleSetModel extends Model<InferAttributes<HourRuleSetModel>, InferCreationAttributes<HourRuleSetModel>> {
  declare id: string;
  declare divisionCode: string;
  declare year: number;
  declare version: number;
  /** The day from which on it is used, `yyyy-mm-dd`. */
  declare effectiveFrom: string;
  declare rules: HourRules;
  declare createdByAccountId: string | null;
  declare createdAt: Date;
}

/** Binds HourRuleSetModel to a connection. */
export function initHourRuleSet(sequelize: Sequelize): void {
  HourRuleSetModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    divisionCode: { type: DataTypes.TEXT, allowNull: false },
    year: { type: DataTypes.INTEGER, allowNull: false },
    version: { type: DataTypes.INTEGER, allowNull: false },
    effectiveFrom: { type: DataTypes.DATEONLY, allowNull: false },
    rules: { type: DataTypes.JSONB, allowNull: false },
    createdByAccountId: { type: DataTypes.UUID, allowNull: true },
    createdAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'hour_rule_sets', modelName: 'HourRuleSet', underscored: true, timestamps: false });
}
