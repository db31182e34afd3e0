import { describe, expect, it } from '@jest/globals';
import { APPEND_ONLY_TABLES, isMigrated } from '../../models/migrator.ts';
import { readDivisions } from '../../models/seeds/code-tables/divisions.ts';
import { queryRows } from '../../models/database.ts';
import { useDatabase } from '../setup/database.ts';

const { sequelize } = useDatabase();

describe('a migrated database', () => {
  it('has every migration of this release', async () => {
    expect(await isMigrated(sequelize)).toBe(true);
  });

  it('has the divisions, and no organization yet', async () => {
    expect(await queryRows(sequelize, 'SELECT count(*)::int AS count FROM divisions')).toEqual([{ count: readDivisions().length }]);
    expect(await queryRows(sequelize, 'SELECT count(*)::int AS count FROM organizations')).toEqual([{ count: 0 }]);
  });

  it.each(APPEND_ONLY_TABLES)('lets the application add to %s, not change or remove', async (table) => {
    const [granted] = await queryRows(sequelize, `SELECT has_table_privilege(:table, 'INSERT') AS add,
      has_table_privilege(:table, 'UPDATE') AS change, has_table_privilege(:table, 'DELETE') AS remove`, { table });
    expect(granted).toEqual({ add: true, change: false, remove: false });
  });

  it('keeps the application from creating tables', async () => {
    await expect(sequelize.query('CREATE TABLE stray (id int)')).rejects.toThrow('permission denied');
  });
});
