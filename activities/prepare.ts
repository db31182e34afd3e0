import path from 'node:path';
import { ConfigError, loadConfig } from '../platform/config.ts';
import { KeysFileError, loadKeys } from '../platform/keys-file.ts';

/**
 * What a start on one machine does before its programs: keys, tables, what a release brings, the demo. One process does it all,
 * because most of the time goes into loading the models, which the parts share. Safe to retry.
 */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  // Production makes no keys by itself, unless whoever starts it names those in the home of the machine. Refused before anything is written.
  const mayCreate = !config.isProduction || process.env.XUESHI_KEYS_FILE === path.join(config.home, 'keys.json');
  loadKeys({ file: config.keysFile, mayCreate });
  await import('../models/migrate.ts');
  await import('../models/seeds/run.ts');
  await import('./demo/run.ts');
}

try {
  await main();
} catch (error) {
  // Mistakes of whoever starts this are told without a stack.
  if (!(error instanceof ConfigError) && !(error instanceof KeysFileError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
