import { Sequelize } from 'sequelize';
import { createDatabase } from '../../models/database.ts';
import { migrate } from '../../models/migrator.ts';
import { seedBuiltInRoles } from '../../models/seeds/built-in-roles.ts';
import { seedCodeTables } from '../../models/seeds/code-tables/seed-code-tables.ts';

/** Fills the database that test files copy: newest migration, code tables, built-in roles; no organizations and no people. */
async function main(): Promise<void> {
  const { DATABASE_OWNER_URL: ownerUrl = '', DATABASE_URL: appUrl = '' } = process.env;
  const owner = new Sequelize(ownerUrl, { dialect: 'postgres', logging: false });
  await migrate(owner, decodeURIComponent(new URL(appUrl).username));
  await owner.close();
  const app = createDatabase(appUrl);
  await seedCodeTables(app);
  await seedBuiltInRoles(app);
  await app.close();
}

await main();
