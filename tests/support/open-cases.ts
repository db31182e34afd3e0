import type { Sequelize } from 'sequelize';
import { makeCase } from './cases.ts';

/** Ids of cases that wait for an organization, opened one after the other without a workflow. */
export async function makeOpenCases(
  sequelize: Sequelize, { superiorId, count, at = new Date().toISOString() }: { superiorId: string; count: number; at?: string },
): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    // In one transaction: a relay that runs beside it opens what it finds waiting.
    const { id } = await makeCase(sequelize, { superiorId, openedAt: at });
    ids.push(id);
  }
  return ids;
}
