import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

export type Sex = 'male' | 'female';

/** A person. ID number, mobile and e-mail are sealed and found by blind index. */
export class PersonModel extends Model<InferAttributes<PersonModel>, InferCreationAttributes<PersonModel>> {
  declare id: string;
  declare name: string;
  declare idType: string;
  declare idNumberSealed: string;
  declare idNumberIndex: string;
  declare sex: Sex | null;
  declare birthDate: string | null;
  declare mobileSealed: string | null;
  declare mobileIndex: string | null;
  declare emailSealed: string | null;
  declare emailIndex: string | null;
  declare phone: string | null;
  /** GB/T 3304. */
  declare ethnicity: CreationOptional<string | null>;
  declare school: CreationOptional<string | null>;
  declare major: CreationOptional<string | null>;
  declare photoAttachmentId: CreationOptional<string | null>;
  /** Moves when who he is is corrected. */
  declare revision: CreationOptional<number>;
  declare createdAt: Date;
  declare updatedAt: Date;
}

/** Binds PersonModel to a connection. */
export function initPerson(sequelize: Sequelize): void {
  PersonModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    name: { type: DataTypes.TEXT, allowNull: false },
    idType: { type: DataTypes.TEXT, allowNull: false },
    idNumberSealed: { type: DataTypes.TEXT, allowNull: false },
    idNumberIndex: { type: DataTypes.TEXT, allowNull: false },
    sex: { type: DataTypes.TEXT, allowNull: true },
    birthDate: { type: DataTypes.DATEONLY, allowNull: true },
    mobileSealed: { type: DataTypes.TEXT, allowNull: true },
    mobileIndex: { type: DataTypes.TEXT, allowNull: true },
    emailSealed: { type: DataTypes.TEXT, allowNull: true },
    emailIndex: { type: DataTypes.TEXT, allowNull: true },
    phone: { type: DataTypes.TEXT, allowNull: true },
    ethnicity: { type: DataTypes.TEXT, allowNull: true },
    school: { type: DataTypes.TEXT, allowNull: true },
    major: { type: DataTypes.TEXT, allowNull: true },
    photoAttachmentId: { type: DataTypes.UUID, allowNull: true },
    revision: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 1 },
    createdAt: { type: DataTypes.DATE, allowNull: false },
    updatedAt: { type: DataTypes.DATE, allowNull: false },
  }, { sequelize, tableName: 'persons', modelName: 'Person', underscored: true, timestamps: false });
}
