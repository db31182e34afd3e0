import { beforeAll, describe, expect, it } from '@jest/globals';
import { isEligibleSuperior, listDepartments } from '../../models/stores/reference.ts';
import { useDatabase } from '../setup/database.ts';
import { makeOrganization } from '../support/organizations.ts';

const { sequelize } = useDatabase();
const COUNTY = '370102';
/** A county, its city and the province have more departments than fit one page. */
const NEAR = 250;
let [provincial, elsewhere] = ['', ''];

beforeAll(async () => {
  ({ id: provincial } = await makeOrganization(sequelize, { kind: 'department', divisionCode: '370000' }));
  ({ id: elsewhere } = await makeOrganization(sequelize, { kind: 'department', divisionCode: '370202' }));
  for (let count = 0; count < NEAR; count += 1) await makeOrganization(sequelize, { kind: 'department', divisionCode: COUNTY });
});

describe('the departments that an organization may choose as superior', () => {
  it('are all of its division and those above it, the nearest first', async () => {
    const found = await listDepartments(sequelize, COUNTY);
    expect([found.length, found[0]?.divisionCode, found.at(-1)?.id]).toEqual([NEAR + 1, COUNTY, provincial]);
  });

  it('can be chosen however many are nearer, and no others', async () => {
    expect(await isEligibleSuperior(sequelize, provincial, COUNTY)).toBe(true);
    expect(await isEligibleSuperior(sequelize, elsewhere, COUNTY)).toBe(false);
  });
});
