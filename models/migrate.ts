import { Sequelize } from 'sequelize';
import { migrate } from './migrator.ts';

/** `npm run migrate`: brings the database of DATABASE_OWNER_URL to the newest migration for the user of DATABASE_URL. */
async function main(): Promise<void> {
  const ownerUrl = requireUrl('DATABASE_OWNER_URL');
  const appRole = decodeURIComponent(new URL(requireUrl('DATABASE_URL')).username);
  const sequelize = new Sequelize(ownerUrl, { dialect: 'postgres', logging: false });
  try {
    const applied = await migrate(sequelize, appRole);
    process.stdout.write(applied.length === 0 ? 'The database is up to date.\n' : `Applied ${applied.join(', ')}.\n`);
  } finally {
    await sequelize.close();
  }
}

function requireUrl(name: string): string {
  const value = process.env[name];
  if (value === undefined || !URL.canParse(value)) {
    throw new Error(`${name} is not a database address, for example postgresql://user:password@host:5432/xueshi`);
  }
  return value;
}

await main();
