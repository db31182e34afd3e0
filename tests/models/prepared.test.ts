import { describe, expect, it } from '@jest/globals';
import { queryPrepared, queryRows, withTransaction } from '../../models/database.ts';
import { findRows } from '../../models/find-rows.ts';
import { OrganizationModel } from '../../models/organization.ts';
import { useDatabase } from '../setup/database.ts';
import { makeOrganization } from '../support/organizations.ts';

const { sequelize } = useDatabase();

describe('a statement that is sent with its values', () => {
  it('is planned once by a connection, whatever its values are; one that has them in its text is not kept', async () => {
    const { id } = await makeOrganization(sequelize, { kind: 'department' });
    await withTransaction(sequelize, async (transaction) => {
      const planned = async (part: string) => (await queryRows<{ statement: string }>(
        sequelize, 'SELECT statement FROM pg_prepared_statements', {}, transaction)).filter(({ statement }) => statement.includes(part));
      for (const code of ['370102', "370103'; --", null]) {
        await queryPrepared(sequelize, 'SELECT name AS "marked" FROM divisions WHERE code = $code', { code }, transaction);
        await queryRows(sequelize, 'SELECT name AS "filtered" FROM divisions WHERE code = :code', { code }, transaction);
      }
      expect(await planned('"marked"')).toEqual([{ statement: 'SELECT name AS "marked" FROM divisions WHERE code = $1' }]);
      expect(await planned('"filtered"')).toEqual([]);
      const [found] = await findRows(OrganizationModel, { where: 'id = $id FOR UPDATE', bind: { id } }, transaction);
      expect(found).toBeInstanceOf(OrganizationModel);
      expect(found?.get({ plain: true })).toEqual((await OrganizationModel.findByPk(id, { transaction }))?.get({ plain: true }));
    });
  });

  it('fails like every other, and the connection goes on', async () => {
    await expect(queryPrepared(sequelize, 'SELECT CAST($text AS uuid) AS id', { text: 'none' })).rejects.toMatchObject({ name: 'SequelizeDatabaseError' });
    expect(await queryPrepared(sequelize, 'SELECT CAST($text AS uuid) AS id', { text: '01a212e0-b468-737c-b37c-083d21c4b350' })).toHaveLength(1);
    await expect(queryPrepared(sequelize, 'SELECT $forgotten AS x', { other: 1 })).rejects.toThrow('forgotten');
  });
});
