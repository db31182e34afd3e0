import type { Sequelize, Transaction } from 'sequelize';
import { type FlowId, flows, isFlowId } from '../workflows/flows/index.ts';
import { queryRows } from './database.ts';

/** The sequence of a flow's case numbers: `case_numbers_superior_change`. Gaps are allowed. */
export function numberSequenceOf(flowId: FlowId): string {
  return `case_numbers_${flowId.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

/**
 * Makes the sequences of flows that have none yet, so that a new flow needs no migration of its own. Safe to retry: those that
 * are there stay as they are.
 */
export async function createNumberSequences(sequelize: Sequelize, transaction: Transaction): Promise<void> {
  const statements = sequences().map((name) => `CREATE SEQUENCE IF NOT EXISTS ${name};`);
  await sequelize.query(statements.join('\n'), { transaction });
}

/** Whether every flow of this release has its sequence. */
export async function hasNumberSequences(sequelize: Sequelize): Promise<boolean> {
  const missing = await queryRows(sequelize, 'SELECT name FROM unnest(ARRAY[:names]) name WHERE to_regclass(name) IS NULL', { names: sequences() });
  return missing.length === 0;
}

function sequences(): string[] {
  return Object.keys(flows).filter(isFlowId).map(numberSequenceOf);
}
