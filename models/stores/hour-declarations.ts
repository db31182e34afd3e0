import type { InferCreationAttributes, Transaction } from 'sequelize';
import { isGathering } from '../gathered.ts';
import { HourDeclarationModel } from '../hour-declaration.ts';
import { insertRow } from '../insert-row.ts';

/** Keeps what the present form of a case of hours says; a later round takes the place of the one before. Safe to retry. */
export async function keepDeclaration(values: InferCreationAttributes<HourDeclarationModel>, transaction: Transaction): Promise<void> {
  if (isGathering(transaction)) await insertRow(HourDeclarationModel, values, transaction);
  else await HourDeclarationModel.upsert(values, { transaction, returning: false });
}
