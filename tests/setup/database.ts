import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { Sequelize } from 'sequelize';
import { createDatabase, type DatabaseOptions } from '../../models/database.ts';
import { withClient } from '../../scripts/lib/with-client.mjs';
import { startedFor } from './environment.ts';

/** A database of one test file. Its members may be read from `beforeAll` on. */
export interface TestDatabase {
  /** Connected as the role that runs the application; the models are bound to it. */
  readonly sequelize: Sequelize;
  /** The address of the same database, for a second connection or another process. */
  readonly appUrl: string;
  /** With the role that migrates. */
  readonly ownerUrl: string;
}

/**
 * Gives the calling test file a database of its own: migrated, with code tables and built-in roles, no organizations.
 * It is dropped after the run; the tests of the file see what earlier ones wrote. Call it once, at the top of the file.
 */
export function useDatabase(options: DatabaseOptions = {}): TestDatabase {
  return provideDatabase(startedFor('TEST_TEMPLATE'), options);
}

/** The same with nothing in it, for tests of migrations; the role that runs the application may do nothing there yet. */
export function useEmptyDatabase(): TestDatabase {
  return provideDatabase('template0', {});
}

/** Runs `work` with a connection of the role that migrates. */
export async function asOwner<Result>({ ownerUrl }: TestDatabase, work: (owner: Sequelize) => Promise<Result>): Promise<Result> {
  const owner = new Sequelize(ownerUrl, { dialect: 'postgres', logging: false });
  try {
    return await work(owner);
  } finally {
    await owner.close();
  }
}

function provideDatabase(template: string, options: DatabaseOptions): TestDatabase {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  const appUrl = urlFor('TEST_APP_URL', name);
  const ownerUrl = urlFor('TEST_OWNER_URL', name);
  const sequelize = createDatabase(appUrl, options);
  // Copied as files: a tenth of the time that copying page by page takes.
  beforeAll(() => asSuperuser(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY OWNER xueshi_owner`));
  afterAll(async () => {
    await sequelize.close();
    await asSuperuser(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  });
  return { sequelize, appUrl, ownerUrl };
}

function urlFor(variable: string, database: string): string {
  return Object.assign(new URL(startedFor(variable)), { pathname: `/${database}` }).href;
}

async function asSuperuser(statement: string): Promise<void> {
  await withClient(startedFor('TEST_SUPERUSER_URL'), (client) => client.query(statement));
}
