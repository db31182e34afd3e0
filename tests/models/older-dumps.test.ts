import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Sequelize } from 'sequelize';
import { createActivities } from '../../activities/index.ts';
import { CaseEventModel } from '../../models/case-event.ts';
import { CaseModel } from '../../models/case.ts';
import { queryRows } from '../../models/database.ts';
import { initModels } from '../../models/index.ts';
import { migrations } from '../../models/migrations/index.ts';
import { APPEND_ONLY_TABLES, isMigrated, migrate } from '../../models/migrator.ts';
import { OrganizationModel } from '../../models/organization.ts';
import { PersonModel } from '../../models/person.ts';
import { expectedHash } from '../../models/stores/append-event.ts';
import { listTimeline } from '../../models/stores/case-view.ts';
import { ID_NUMBER } from '../../models/stores/people.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { keyRing } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import { asOwner, useDatabase, useEmptyDatabase } from '../setup/database.ts';
import { makeCommand } from '../support/commands.ts';
import { describeSchema, listTables } from '../support/schema.ts';

const FOLDER = new URL('./dumps/', import.meta.url);
const DUMPS = readdirSync(FOLDER).filter((name) => name.endsWith('.sql'));
/** Stands in every dump between what its release's migrations made and what its release's code wrote. */
const ROWS = '\n-- Rows\n';
const APP_ROLE = 'xueshi_app';

/** What every dump was sealed and signed with. */
const ring = keyRing([{ id: 'dump0001', secret: Buffer.alloc(32, 'dump'), createdAt: '2026-11-23T00:00:00.000Z' }]);
const sealing = createSealing({ sealing: ring, blindIndex: ring });
const assertions = createAssertions(ring);

const fresh = useDatabase();

function readDump(name: string): { schema: string; rows: string } {
  const [schema = '', rows = ''] = readFileSync(new URL(name, FOLDER), 'utf8').split(ROWS);
  return { schema, rows };
}

/** The rows of tables, of these columns only, as one text each. */
async function readRows(sequelize: Sequelize, tables: ReadonlyMap<string, readonly string[]>): Promise<Record<string, string[]>> {
  const entries = [...tables].map(async ([table, columns]): Promise<[string, string[]]> => {
    const rows = await queryRows<{ row: string }>(sequelize, `SELECT row_to_json(r)::text AS row FROM (SELECT ${columns.join(', ')} FROM ${table}) r ORDER BY row`);
    return [table, rows.map(({ row }) => row)];
  });
  return Object.fromEntries(await Promise.all(entries));
}

it('there is a dump of an older release', () => {
  expect(DUMPS.length).toBeGreaterThan(0);
});

describe.each(DUMPS)('the database that %s left, brought to this release', (name) => {
  const database = useEmptyDatabase();
  const { sequelize } = database;
  let tables = new Map<string, string[]>();
  let before: Record<string, string[]> = {};
  let missing: string[] = [];
  let applied: string[] = [];

  beforeAll(async () => {
    // Models know one database at a time.
    initModels(sequelize);
    await asOwner(database, async (owner) => {
      const dump = readDump(name);
      await owner.query(dump.schema + dump.rows);
      tables = await listTables(owner);
      before = await readRows(owner, tables);
      const had = await queryRows<{ name: string }>(owner, 'SELECT name FROM migrations');
      missing = migrations.map((migration) => migration.name).filter((each) => !had.some((row) => row.name === each));
      applied = await migrate(owner, APP_ROLE);
    });
  });

  it('was older, and has exactly what it lacked applied', async () => {
    expect(missing.length).toBeGreaterThan(0);
    expect(applied).toEqual(missing);
    expect(await isMigrated(sequelize)).toBe(true);
  });

  it('had a row in every table, and has them all', async () => {
    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
    expect(await readRows(sequelize, tables)).toEqual(before);
  });

  it('stays as it is when the migrations are applied again', async () => {
    const everything = async () => [
      await describeSchema(sequelize), await readRows(sequelize, await listTables(sequelize)), await queryRows(sequelize, 'SELECT * FROM migrations'),
    ];
    const first = await everything();
    expect(await asOwner(database, (owner) => migrate(owner, APP_ROLE))).toEqual([]);
    expect(await everything()).toEqual(first);
  });

  // Differs as well when somebody changed a migration that was released.
  it('has the columns, rules, indexes and grants of a fresh one', async () => {
    expect(await describeSchema(sequelize)).toEqual(await describeSchema(fresh.sequelize));
  });

  it('lets the application write everywhere, and only add where rows are evidence', async () => {
    const granted = await queryRows<{ table: string; rights: boolean[] }>(sequelize, `
      SELECT name AS table, ARRAY(SELECT has_table_privilege(name, wanted) FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) wanted) AS rights
      FROM unnest(ARRAY[:names]) name`, { names: [...(await listTables(sequelize)).keys()] });
    const appendOnly = granted.filter(({ rights }) => !rights.every(Boolean));
    expect(appendOnly.map(({ table }) => table)).toEqual(APPEND_ONLY_TABLES.toSorted());
    for (const { rights } of appendOnly) expect(rights).toEqual([true, true, false, false]);
  });

  it('is read by every model', async () => {
    for (const model of Object.values(sequelize.models)) {
      const found = await model.findAll();
      expect(found).toHaveLength(before[String(model.getTableName())]?.length ?? 0);
    }
  });

  it('opens its sealed values, gives its reasons, and its chains of events are whole', async () => {
    for (const person of await PersonModel.findAll()) {
      expect(sealing.blindIndex(sealing.unseal(person.idNumberSealed, ID_NUMBER), ID_NUMBER)).toBe(person.idNumberIndex);
    }
    const rejected = await CaseModel.findOne({ where: { status: 'rejected' }, rejectOnEmpty: true });
    const [last] = await listTimeline(sequelize, sealing, rejected.id);
    expect(last).toMatchObject({ edge: 'reject', actorName: '孙丽', reason: '材料与证照不一致' });
    for (const { id, lastEventHash } of await CaseModel.findAll()) {
      let previousHash: string | null = null;
      for (const event of await CaseEventModel.findAll({ where: { caseId: id }, order: [['sequence', 'ASC']] })) {
        expect(expectedHash(event, previousHash)).toBe(event.hash);
        previousHash = event.hash;
      }
      expect(lastEventHash).toBe(previousHash);
    }
  });

  it('goes on: a case that waited is opened and approved', async () => {
    const activities = createActivities({ sequelize, sealing, assertions });
    const { id: caseId, subjectName } = await CaseModel.findOne({ where: { status: 'received' }, rejectOnEmpty: true });
    const at = '2026-11-25T01:00:00.000Z';
    const { revision } = await activities.openCase({ caseId, at });
    const [by] = await queryRows<{ accountId: string; membershipId: string }>(
      sequelize, 'SELECT account_id AS "accountId", membership_id AS "membershipId" FROM sessions LIMIT 1',
    );
    if (by === undefined) throw new Error('The dump has no session');
    const command = await makeCommand({ sequelize, sealing, assertions }, { caseId, verb: 'approve', expectedRevision: revision, by, issuedAt: at });
    expect(await activities.transition({ command, acceptedAt: at, at })).toMatchObject({ status: 'applied', row: { outcome: 'approved' } });
    expect(await OrganizationModel.count({ where: { name: subjectName, status: 'active' } })).toBe(1);
  });
});

describe.each(DUMPS)('while code of the release of %s still runs on a migrated database', (name) => {
  const database = useEmptyDatabase();

  it('all it wrote can be written, with the columns it knew and the rights of the application', async () => {
    const { schema, rows } = readDump(name);
    await asOwner(database, async (owner) => {
      await owner.query(schema);
      await migrate(owner, APP_ROLE);
    });
    await database.sequelize.query(rows);
    const written = await readRows(database.sequelize, await listTables(database.sequelize));
    expect(Object.values(written).flat().length).toBe((rows.match(/^ {2}\(/gm) ?? []).length);
  });
});
