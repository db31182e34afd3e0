import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { createLimit } from '../platform/limited.ts';
import type { Logger } from '../platform/logger.ts';
import {
  claimOutbox, type ClaimedEntry, delayOutboxEntry, finishOutboxEntries,
} from '../models/stores/outbox.ts';
import type { OutboxMessage } from '../models/outbox-entry.ts';
import type { NotifyDeps } from './case-message.ts';
import { notifyApplicant } from './notify-applicant.ts';
import { notifyMembers, notifyReviewers } from './notify-reviewers.ts';
import { startBatch } from './batches/start-batch.ts';
import { recountDeadlines } from './recount-deadlines.ts';
import { startRoster } from './rosters/start-roster.ts';
import { sendAccessCode, sendResetCode } from './send-codes.ts';
import { sendDigest } from './send-digest.ts';
import { sendPasswordNotice } from './send-password-notice.ts';
import { resyncCase } from './resync-case.ts';
import { startCase } from './start-case.ts';

export interface RelayDeps extends NotifyDeps {
  readonly client: Client;
  readonly taskQueue: string;
  readonly logger: Logger;
}

/** How many entries one relay claims together. */
const BATCH_SIZE = 20;

/** How many of them it works on at once: few, so that decisions find room beside them. */
const AT_ONCE = 4;

/**
 * Takes what is waiting in the outbox and does it; an entry that fails comes back later with a growing wait. Several
 * relays may run side by side.
 *
 * @returns how many entries were taken.
 */
export async function relayOnce(deps: RelayDeps): Promise<number> {
  const entries = await claimOutbox(deps.sequelize, BATCH_SIZE);
  const limited = createLimit({ concurrency: AT_ONCE, maxWaiting: BATCH_SIZE });
  const done = await Promise.all(entries.map((entry) => limited(() => relayEntry(deps, entry))));
  await finishOutboxEntries(deps.sequelize, entries.filter((_entry, place) => done[place]).map(({ id }) => id));
  return entries.length;
}

/** Whether it was done; otherwise it is put back. */
async function relayEntry(deps: RelayDeps, entry: ClaimedEntry): Promise<boolean> {
  try {
    await handle(deps, entry.id, entry);
    return true;
  } catch (error) {
    const code = error instanceof Error ? error.name : 'unknown';
    deps.logger.warn({ event: 'outbox-entry-delayed', topic: entry.topic, entryId: entry.id, attempts: entry.attempts, code });
    await delayOutboxEntry(deps.sequelize, entry, code);
    return false;
  }
}

function handle(deps: RelayDeps, entryId: string, { topic, payload }: OutboxMessage): Promise<void> {
  switch (topic) {
    case 'startCase':
      return start(deps, payload);
    case 'resyncCase':
      return resyncCase(deps, payload.caseId);
    case 'recountDeadlines':
      return recountDeadlines(deps, payload);
    case 'startBatch':
      return startBatch(deps, payload.batchId);
    case 'startRoster':
      return startRoster(deps, payload.rosterId);
    case 'notifyApplicant':
      return notifyApplicant(deps, entryId, payload);
    case 'notifyMembers':
      return notifyMembers(deps, entryId, payload);
    case 'notifyReviewers':
      return notifyReviewers(deps, entryId, payload);
    case 'sendAccessCode':
      return sendAccessCode(deps, entryId, payload);
    case 'sendDigest':
      return sendDigest(deps, entryId, payload);
    case 'sendResetCode':
      return sendResetCode(deps, entryId, payload);
    case 'sendPasswordNotice':
      return sendPasswordNotice(deps, entryId, payload);
  }
}

/** Safe to retry: a review that runs already is only asked whether it is open; one that has ended needs no start. */
async function start(deps: RelayDeps, { caseId }: { caseId: string }): Promise<void> {
  try {
    await startCase(deps, caseId);
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
