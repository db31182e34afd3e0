import type { Sequelize } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { decideItems } from '../../activities/batches/decide-items.ts';
import type { StepContext } from '../../activities/lanes.ts';
import { accessibleBy } from '../../models/accessible-by.ts';
import { queryRows } from '../../models/database.ts';
import { findActor } from '../../models/stores/actor.ts';
import { endBatch } from '../../models/stores/batch-items.ts';
import type { BatchSelection } from '../../models/stores/batch-selection.ts';
import { createBatch, type CreatedBatch } from '../../models/stores/create-batch.ts';
import { createLogger } from '../../platform/logger.ts';
import type { Sealing } from '../../platform/sealing.ts';
import { defineAbility } from '../../policies/ability.ts';
import type { BatchReport } from '../../workflows/kit/ports.ts';
import type { DecisionVerb } from '../../workflows/shared/flow.ts';
import type { TestAdministrator } from './organizations.ts';

export interface BatchDeps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
}

export interface TestBatch {
  readonly verb?: DecisionVerb;
  readonly reason?: string | null;
  readonly selection: BatchSelection;
  readonly confirmed: number;
}

const KIND = 'registrationReview.employer';

/** Writes a batch as the API does when `by` confirms it; nothing starts it. */
export async function makeBatch(
  { sequelize, sealing }: BatchDeps, by: TestAdministrator, { verb = 'reject', reason = '材料与证照不一致', selection, confirmed }: TestBatch,
): Promise<CreatedBatch> {
  const actor = await findActor(sequelize, by);
  const condition = actor === null ? null : accessibleBy(sequelize, defineAbility(actor), { action: 'read', subject: 'Task', alias: 't' });
  const now = new Date().toISOString();
  const { accountId, membershipId, organizationId } = by;
  return createBatch({ sequelize, sealing }, {
    requestId: uuidv7(), accountId, membershipId, organizationId, kind: KIND, verb, reason, selection, confirmed, at: now,
    scope: { organizationId, membershipId, kind: KIND, state: 'open', condition: condition ?? 'false', now, endOfToday: now, nearUntil: now },
    alsoWrite: async () => undefined,
  });
}

/** As {@link makeBatch} of cases at the revision at which they wait first; gives its id. */
export async function makeBatchOf(deps: BatchDeps, by: TestAdministrator, caseIds: readonly string[], more: Partial<TestBatch> = {}): Promise<string> {
  const items = caseIds.map((caseId) => ({ caseId, expectedRevision: 2 }));
  const created = await makeBatch(deps, by, { selection: { by: 'items', items }, confirmed: items.length, ...more });
  if (created.status !== 'created') throw new Error(created.status);
  return created.batch.id;
}

/** The context of a step that nothing interrupts. */
export function stepContext(more: Partial<StepContext> = {}): StepContext {
  return { alive: () => undefined, signal: new AbortController().signal, logger: createLogger({ level: 'silent', service: 'worker' }), ...more };
}

/** Runs a batch to its end, as its process does. */
export async function runBatch(deps: BatchDeps, batchId: string): Promise<BatchReport> {
  const at = new Date().toISOString();
  for (let isOver = false; !isOver;) ({ isOver } = await decideItems(deps, { batchId, at }, stepContext()));
  return endBatch(deps.sequelize, batchId, at);
}

export interface Receipt {
  readonly caseId: string;
  readonly result: string | null;
  readonly reasonCode: string | null;
  readonly eventId: string | null;
}

/** The receipts of a batch, in order. */
export async function readReceipts(sequelize: Sequelize, batchId: string): Promise<Receipt[]> {
  return queryRows(sequelize, `
    SELECT case_id AS "caseId", result, reason_code AS "reasonCode", event_id AS "eventId" FROM batch_items
    WHERE batch_id = :batchId ORDER BY position`, { batchId });
}
