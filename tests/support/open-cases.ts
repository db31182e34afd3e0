import type { Sequelize } from 'sequelize';
import { openCase } from '../../models/stores/open-case.ts';
import { makeCase } from './cases.ts';

/** Ids of cases that wait for an organization, opened one after the other without a workflow. */
export async function makeOpenCases(
  sequelize: Sequelize, { superiorId, count, at = new Date().toISOString() }: { superiorId: string; count: number; at?: string },
): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const found = await makeCase(sequelize, { superiorId });
    await sequelize.transaction((transaction) => openCase(sequelize, found, at, transaction));
    ids.push(found.id);
  }
  return ids;
}
