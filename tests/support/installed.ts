import { expect } from '@jest/globals';
import type { Sequelize } from 'sequelize';
import { findAllViolations } from '../../activities/workflow-invariants.ts';
import { createDatabase } from '../../models/database.ts';
import { createTemporalClient } from '../../platform/temporal.ts';
import { readSecrets, urlOf } from '../../scripts/lib/postgres-setup.mjs';
import { type Installation, isRunning, waitUntil } from './installation.ts';

/** Connects to the database of an installation that runs, as its application does. */
export function connectTo({ state, ports }: Installation): Sequelize {
  const { app } = readSecrets(state, { mayCreate: false });
  return createDatabase(urlOf({ port: ports().postgres ?? 0, role: 'xueshi_app', password: app, database: 'xueshi' }), { pool: 4 });
}

/** Kills a process of an installation; its launcher starts it again. */
export async function killIn(installation: Installation, name: string): Promise<void> {
  const pid = installation.pids().get(name) ?? 0;
  process.kill(pid, 'SIGKILL');
  await waitUntil(`${name} killed`, 5_000, async () => !isRunning(pid));
}

/** Nothing that can never be, once everything has come to rest. */
export async function expectSound({ ports }: Installation, sequelize: Sequelize): Promise<void> {
  const client = createTemporalClient({ address: `127.0.0.1:${ports().temporal}`, namespace: 'default' });
  let violations: unknown[] = [];
  // All there is in two stores is looked at: not ten times a second.
  await waitUntil('everything has come to rest', 60_000, async () => {
    violations = await findAllViolations({ sequelize, client, taskQueue: 'xueshi' });
    return violations.length === 0;
  }, 1_000).catch(() => undefined);
  expect(violations).toEqual([]);
  await client.connection.close();
}
