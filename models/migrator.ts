import { QueryTypes, type Sequelize, type Transaction } from 'sequelize';
import type { UmzugStorage } from 'umzug';
import { createNumberSequences, hasNumberSequences } from './case-number-sequences.ts';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/** Tables that only grow: the app role may neither change nor delete their rows. */
export const APPEND_ONLY_TABLES = ['case_events', 'decisions', 'audit_entries', 'case_submissions', 'record_versions', 'hour_rule_sets', 'hour_entries'] as const;

/**
 * Brings a database to the newest migration, gives every flow its case numbers, and grants the app role what it may do, all in one transaction: a step
 * that fails leaves nothing behind. Safe to retry: what was applied is remembered, and grants are set anew each time.
 * An advisory lock keeps two migrating processes apart.
 *
 * @returns the names applied now.
 */
export async function migrate(
  sequelize: Sequelize, appRole: string, through: readonly Migration[] = migrations,
): Promise<string[]> {
  // Loaded here: whoever only asks whether a database is migrated does without it, as the API does at every start.
  const { Umzug } = await import('umzug');
  return sequelize.transaction(async (transaction) => {
    await sequelize.query("SELECT pg_advisory_xact_lock(hashtext('xueshi.migrate'))", { transaction });
    const umzug = new Umzug({
      migrations: through.map(({ name, sql }) => ({ name, up: async () => { await sequelize.query(sql, { transaction }); } })),
      storage: storageIn(sequelize, transaction),
      logger: undefined,
    });
    const applied = await umzug.up();
    // Older migrations made those of the first flows themselves.
    if (through === migrations) await createNumberSequences(sequelize, transaction);
    await sequelize.query(grants(appRole), { transaction });
    return applied.map(({ name }) => name);
  });
}

/** True when every migration of this release has been applied, and every flow can number its cases. */
export async function isMigrated(sequelize: Sequelize): Promise<boolean> {
  const applied = new Set(await appliedNames(sequelize, null));
  return migrations.every(({ name }) => applied.has(name)) && hasNumberSequences(sequelize);
}

function storageIn(sequelize: Sequelize, transaction: Transaction): UmzugStorage {
  return {
    async executed() {
      await sequelize.query(
        'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())',
        { transaction },
      );
      return appliedNames(sequelize, transaction);
    },
    async logMigration({ name }) {
      await sequelize.query('INSERT INTO migrations (name) VALUES (:name)', { replacements: { name }, transaction });
    },
    async unlogMigration({ name }) {
      throw new Error(`Migrations go forward only; ${name} stays`);
    },
  };
}

async function appliedNames(sequelize: Sequelize, transaction: Transaction | null): Promise<string[]> {
  const rows = await sequelize.query<{ name: string }>(
    'SELECT name FROM migrations ORDER BY name', { type: QueryTypes.SELECT, transaction },
  );
  return rows.map(({ name }) => name);
}

function grants(appRole: string): string {
  const role = `"${appRole.replaceAll('"', '""')}"`;
  return `
    GRANT USAGE ON SCHEMA public TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role};
    REVOKE UPDATE, DELETE, TRUNCATE ON ${APPEND_ONLY_TABLES.join(', ')} FROM ${role};
    REVOKE INSERT, UPDATE, DELETE ON migrations FROM ${role};
  `;
}
