import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

/** A text that events know only by its salted hash; sealed, and deletable without breaking the chain. */
export class ContentModel extends Model<InferAttributes<ContentModel>, InferCreationAttributes<ContentModel>> {
  declare id: string;
  declare salt: string;
  declare textSealed: string;
  declare hash: string;
  declare createdAt: Date;
}

/** Binds ContentModel to a connection. */
export function initContent(sequelize: Sequelize): void {
  ContentModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    salt: { type: DataTypes.TEXT, allowNull: false },
    textSealed: { type: DataTypes.TEXT, allowNull: false },
    hash: { type: DataTypes.TEXT, allowNull: false },
    createdAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'contents', modelName: 'Content', underscored: true, timestamps: false });
}
