import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Sequelize } from 'sequelize';
import { listMovedCases } from '../../models/stores/batch-items.ts';
import { isFlowId } from '../../workflows/flows/index.ts';
import { workflowIdOf } from '../../workflows/kit/messages.ts';
import { tellToResync } from '../resync-case.ts';

/**
 * Cases told per second. Following costs a workflow about what deciding costs (some 40 ms of a core), so this leaves a
 * machine with two cores more than half of its time for what people decide; a thousand cases have followed in less than a minute.
 */
export const CASES_PER_SECOND = 20;

/** Cases told by one call. */
const CASES_PER_CALL = 500;

export interface FollowDeps {
  readonly sequelize: Sequelize;
  readonly client: Client;
}

/**
 * Tells the workflows of the cases that a batch has moved to read their rows, at a set pace.
 *
 * Safe to retry: reading a row again changes nothing; `told` lets a retry go on where the run before had come to.
 *
 * @returns the position of the last item told, null when there are no more.
 */
export async function followCases(
  { sequelize, client }: FollowDeps, { batchId, afterPosition }: { batchId: string; afterPosition: number },
  { told, signal }: { told: (position: number) => void; signal: AbortSignal },
): Promise<number | null> {
  const cases = await listMovedCases(sequelize, batchId, { afterPosition, limit: CASES_PER_CALL });
  const startedAt = performance.now();
  for (const [index, { position, workflowType, caseId }] of cases.entries()) {
    const wait = startedAt + (index * 1_000) / CASES_PER_SECOND - performance.now();
    if (wait > 0) await sleep(wait, undefined, { signal });
    if (isFlowId(workflowType)) await tellToResync(client, workflowIdOf(workflowType, caseId));
    told(position);
  }
  return cases.length < CASES_PER_CALL ? null : cases.at(-1)?.position ?? null;
}
