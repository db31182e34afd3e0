import type { InferCreationAttributes, Transaction } from 'sequelize';
import { HourDeclarationModel } from '../hour-declaration.ts';

/** Keeps what the present form of a case of hours says; a later round takes the place of the one before. Safe to retry. */
export async function keepDeclaration(values: InferCreationAttributes<HourDeclarationModel>, transaction: Transaction): Promise<void> {
  await HourDeclarationModel.upsert(values, { transaction, returning: false });
}
