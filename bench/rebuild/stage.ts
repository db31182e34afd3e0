import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import { HOUSEKEEPING_SCHEDULE } from '../../activities/housekeeping.ts';
import { ensureSchedule } from '../../activities/schedules.ts';
import { createDataConverter } from '../../platform/data-converter.ts';
import { loadKeys } from '../../platform/keys-file.ts';
import { createTemporalClient } from '../../platform/temporal.ts';
import { readJson } from '../../scripts/lib/files.mjs';
import { ensureServer } from '../../scripts/lib/build-server.mjs';
import { startChild } from '../../scripts/lib/child.mjs';
import { startTemporal } from '../../scripts/lib/temporal.mjs';
import { onStop } from '../lib/stops.ts';

export const TASK_QUEUE = 'xueshi';

/** Part of every workflow's arguments. */
export const PUBLIC_URL = 'http://127.0.0.1';

/** A Temporal server that knows no workflow yet, and a worker of the application that polls it. */
export interface Stage {
  readonly client: Client;
  /** The process noted under this name. */
  pidOf(name: 'postgres' | 'temporal' | 'worker'): number;
  /** Ends both. Safe to retry. */
  close(): Promise<void>;
}

/**
 * Starts a server with an empty store, then the worker: both new, so that no run finds warm what another one has left. Housekeeping is
 * paused before the worker is there, which would have it rebuild at once.
 *
 * @param env of the worker, without the address of the server.
 */
export async function openStage({ home, name, env }: { home: string; name: string; env: NodeJS.ProcessEnv }): Promise<Stage> {
  const folder = path.join(home, name);
  mkdirSync(folder);
  const temporal = await startTemporal({ home: folder, ui: false, env, log: () => undefined });
  const keys = loadKeys({ file: env.XUESHI_KEYS_FILE ?? '', mayCreate: false });
  const client = createTemporalClient({
    address: temporal.address, namespace: 'default', dataConverter: createDataConverter({ temporalCodec: true }, keys),
  });
  await ensureSchedule(client, TASK_QUEUE, { ...HOUSEKEEPING_SCHEDULE, state: { paused: true } });
  const worker = startChild({
    home: folder, name: 'worker', script: (await ensureServer(console.log)).worker, env: { ...env, PUBLIC_URL, TEMPORAL_ADDRESS: temporal.address }, patienceMs: 3_500,
  });
  const close = async (): Promise<void> => {
    await worker.stop();
    await client.connection.close();
    await temporal.stop();
  };
  onStop(close);
  return {
    client, close,
    pidOf(of) {
      const mark: unknown = readJson(path.join(of === 'postgres' ? home : folder, 'run', `${of}.json`));
      return Number(Reflect.get(Object(mark), 'pid'));
    },
  };
}
