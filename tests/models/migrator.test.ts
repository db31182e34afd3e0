import { describe, expect, it } from '@jest/globals';
import { migrations } from '../../models/migrations/index.ts';
import { APPEND_ONLY_TABLES, isMigrated, migrate } from '../../models/migrator.ts';
import { readDivisions } from '../../models/seeds/code-tables/divisions.ts';
import { queryRows } from '../../models/database.ts';
import { asOwner, useDatabase, useEmptyDatabase } from '../setup/database.ts';

const { sequelize } = useDatabase();
const empty = useEmptyDatabase();
const APP_ROLE = 'xueshi_app';

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

describe('migrating', () => {
  it('leaves nothing behind when a step fails', async () => {
    const broken = { name: '2027-01-01-1-broken', sql: 'CREATE TABLE half (id int); SELECT 1 / 0' };
    await asOwner(empty, async (owner) => {
      await expect(migrate(owner, APP_ROLE, [...migrations, broken])).rejects.toThrow('division by zero');
      expect(await queryRows(owner, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace")).toEqual([]);
    });
  });

  it('at the same moment in two processes applies each step once', async () => {
    const names = migrations.map(({ name }) => name);
    const applied = await Promise.all([1, 2].map(() => asOwner(empty, (owner) => migrate(owner, APP_ROLE))));
    expect(applied.toSorted((a, b) => a.length - b.length)).toEqual([[], names]);
  });
});
