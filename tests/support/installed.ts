import { expect } from '@jest/globals';
import type { Sequelize } from 'sequelize';
import { findWorkflowViolations } from '../../activities/workflow-invariants.ts';
import { createDatabase } from '../../models/database.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { createTemporalClient } from '../../platform/temporal.ts';
import { APP_ROLE, DATABASE, readSecrets, urlOf } from '../../scripts/lib/postgres-setup.mjs';
import { type Installation, isRunning, waitUntil } from './installation.ts';

/** The database of an installation that runs, as its application knows it. */
export function databaseUrlOf({ state, ports }: Installation): string {
  const { app } = readSecrets(state, { mayCreate: false });
  return urlOf({ port: ports().postgres ?? 0, role: APP_ROLE, password: app, database: DATABASE });
}

/** Connects to the database of an installation that runs, as its application does. */
export const connectTo = (installation: Installation): Sequelize => createDatabase(databaseUrlOf(installation), { pool: 4 });

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
  // All there is in two stores is looked at: not ten times a second, and every workflow is asked only when the database is at rest.
  await waitUntil('everything has come to rest', 60_000, async () => {
    violations = await findViolations(sequelize, { quiet: true });
    if (violations.length === 0) violations = await findWorkflowViolations({ sequelize, client, taskQueue: 'xueshi' });
    return violations.length === 0;
  }, 1_000).catch(() => undefined);
  expect(violations).toEqual([]);
  await client.connection.close();
}
