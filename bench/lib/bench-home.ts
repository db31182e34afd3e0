import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePort } from '../../scripts/lib/ports.mjs';
import { onStop } from './stops.ts';

/**
 * A new folder for everything that one benchmark starts, deleted at its end, and an environment for it as in production:
 * sealed payloads, no demo, keys and a port of its own.
 */
export async function makeHome(): Promise<{ home: string; env: NodeJS.ProcessEnv }> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'xueshi-bench-'));
  onStop(() => rmSync(home, { recursive: true, force: true }));
  // PostgreSQL does not run as root: its user has to reach the folder.
  chmodSync(home, 0o755);
  const { DATABASE_URL: _database, TEMPORAL_ADDRESS: _temporal, ...inherited } = process.env;
  return {
    home,
    env: {
      ...inherited, NODE_ENV: 'production', XUESHI_DEMO: '0', XUESHI_HOME: home, XUESHI_KEYS_FILE: path.join(home, 'keys.json'),
      PORT: String(await freePort()),
    },
  };
}

/** Runs `work` on one connection. */
export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
