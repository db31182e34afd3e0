import { isMigrated } from '../models/migrator.ts';
import type { ApiDeps } from './app-env.ts';

export const READINESS_CHECKS = ['database', 'migrations', 'temporal', 'worker'] as const;

export type ReadinessCheck = (typeof READINESS_CHECKS)[number];

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<ReadinessCheck, 'ok' | 'missing'>>;
}

const TIMEOUT_MS = 1_500;

/** A worker that has not asked for work for this long is taken to be gone. Polls last a minute at most. */
const POLLER_ALIVE_MS = 70_000;

/** `TASK_QUEUE_TYPE_WORKFLOW` of the Temporal API. */
const WORKFLOW_TASKS = 1;

/** Looks at everything that a decision needs, side by side, each for at most 1.5 s. */
export async function findReadiness(deps: ApiDeps): Promise<Readiness> {
  const [isDatabase, isMigratedNow, pollers] = await Promise.all([
    succeeds(async () => { await deps.sequelize.query('SELECT 1'); }),
    within(isMigrated(deps.sequelize)).catch(() => false),
    countPollers(deps).catch(() => null),
  ]);
  const checks = {
    database: stateOf(isDatabase),
    migrations: stateOf(isMigratedNow),
    temporal: stateOf(pollers !== null),
    worker: stateOf(pollers !== null && pollers > 0),
  };
  return { ready: READINESS_CHECKS.every((name) => checks[name] === 'ok'), checks };
}

async function countPollers({ client, config }: ApiDeps): Promise<number> {
  const { temporalNamespace: namespace, temporalTaskQueue: name } = config;
  const { pollers } = await client.connection.withDeadline(Date.now() + TIMEOUT_MS, () =>
    client.workflowService.describeTaskQueue({ namespace, taskQueue: { name }, taskQueueType: WORKFLOW_TASKS }));
  return (pollers ?? []).filter(({ lastAccessTime }) =>
    Date.now() - Number(lastAccessTime?.seconds ?? 0) * 1_000 < POLLER_ALIVE_MS).length;
}

async function succeeds(work: () => Promise<void>): Promise<boolean> {
  return within(work()).then(() => true, () => false);
}

async function within<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('timed out')), TIMEOUT_MS);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}

function stateOf(isThere: boolean): 'ok' | 'missing' {
  return isThere ? 'ok' : 'missing';
}
