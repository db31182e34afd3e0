import { loadConfig } from '../../platform/config.ts';
import { createFolderFileStore } from '../../platform/folder-file-store.ts';
import { loadKeys } from '../../platform/keys-file.ts';
import { createPasswords } from '../../platform/passwords.ts';
import { createSealing } from '../../platform/sealing.ts';
import { createDatabase } from '../database.ts';
import { seedBuiltInRoles } from './built-in-roles.ts';
import { seedCodeTables } from './code-tables/seed-code-tables.ts';
import { seedDemo } from './demo/seed-demo.ts';

/**
 * Fills in what this release brings: code tables and built-in roles always, the demo where it is wanted and the database
 * has no organization yet. Safe to retry.
 */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const sequelize = createDatabase(config.databaseUrl);
  try {
    await seedCodeTables(sequelize);
    await seedBuiltInRoles(sequelize);
    process.stdout.write('Code tables and roles are up to date.\n');
    if (!config.demo) return;
    const keys = loadKeys({ file: config.keysFile, mayCreate: !config.isProduction });
    const isSeeded = await seedDemo({
      sequelize, sealing: createSealing(keys), passwords: createPasswords(), files: createFolderFileStore(config.filesDir),
    });
    if (isSeeded) process.stdout.write('The demo has its organizations, people and registrations.\n');
  } finally {
    await sequelize.close();
  }
}

await main();
