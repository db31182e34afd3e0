import { createDatabase } from '../../models/database.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { loadConfig } from '../../platform/config.ts';
import { loadKeys } from '../../platform/keys-file.ts';
import { createSealing } from '../../platform/sealing.ts';
import { playStories } from './play-stories.ts';

/** Plays the stories of a demo that was just seeded; elsewhere it does nothing. Safe to retry. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  if (!config.demo) return;
  const sequelize = createDatabase(config.databaseUrl);
  try {
    const keys = loadKeys({ file: config.keysFile, mayCreate: !config.isProduction });
    await playStories({ sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) });
  } finally {
    await sequelize.close();
  }
}

await main();
