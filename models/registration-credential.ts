import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

/** The hashed password of a first administrator, until his registration is decided. */
export class RegistrationCredentialModel extends Model<InferAttributes<RegistrationCredentialModel>, InferCreationAttributes<RegistrationCredentialModel>> {
  declare caseId: string;
  declare passwordHash: string;
}

/** Binds RegistrationCredentialModel to a connection. */
export function initRegistrationCredential(sequelize: Sequelize): void {
  RegistrationCredentialModel.init({
    caseId: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    passwordHash: { type: DataTypes.TEXT, allowNull: false },
  }, { sequelize, tableName: 'registration_credentials', modelName: 'RegistrationCredential', underscored: true, timestamps: false });
}
