import { DataTypes, type InferAttributes, type InferCreationAttributes, Model, type Sequelize } from 'sequelize';

/** What a code opens. */
export type CodePurpose = 'case-access' | 'password-reset';

/** Where a code is sent. */
export const CODE_CHANNELS = ['email', 'mobile'] as const;

export type CodeChannel = (typeof CODE_CHANNELS)[number];

/** A code that was sent to somebody. What is kept of it can be compared, not read; until it is sent it is sealed. */
export class OneTimeCodeModel extends Model<InferAttributes<OneTimeCodeModel>, InferCreationAttributes<OneTimeCodeModel>> {
  declare id: string;
  declare purpose: CodePurpose;
  declare subjectId: string;
  declare channel: CodeChannel;
  declare codeIndex: string;
  declare codeSealed: string | null;
  declare failures: number;
  declare createdAt: Date;
  declare expiresAt: Date;
  declare usedAt: Date | null;
}

/** Binds OneTimeCodeModel to a connection. */
export function initOneTimeCode(sequelize: Sequelize): void {
  OneTimeCodeModel.init({
    id: { type: DataTypes.UUID, allowNull: false, primaryKey: true },
    purpose: { type: DataTypes.TEXT, allowNull: false },
    subjectId: { type: DataTypes.UUID, allowNull: false },
    channel: { type: DataTypes.TEXT, allowNull: false },
    codeIndex: { type: DataTypes.TEXT, allowNull: false },
    codeSealed: { type: DataTypes.TEXT, allowNull: true },
    failures: { type: DataTypes.INTEGER, allowNull: false },
    createdAt: { type: DataTypes.DATE, allowNull: false },
    expiresAt: { type: DataTypes.DATE, allowNull: false },
    usedAt: { type: DataTypes.DATE, allowNull: true },
  }, { sequelize, tableName: 'one_time_codes', modelName: 'OneTimeCode', underscored: true, timestamps: false });
}
