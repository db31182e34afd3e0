import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities, BatchActivities, DigestActivities, HousekeepingActivities, RosterActivities } from './ports.ts';

/**
 * Short SQL transactions. An attempt ends well inside the 5 s workflow task; while PostgreSQL is away, retries leave
 * the workflow task after 2 s, so that queries of the case go on answering.
 */
export const database = proxyLocalActivities<Activities>({
  startToCloseTimeout: '3s',
  localRetryThreshold: '2s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '10s' },
});

/** Long walks over many rows; they say how far they are, so that a dead worker is noticed. */
export const housework = proxyActivities<HousekeepingActivities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '5s', backoffCoefficient: 2, maximumInterval: '5 minutes', maximumAttempts: 10 },
});

/**
 * Many short transactions, or many signals; a worker that dies is noticed after ten seconds without a sign of life, and
 * another goes on where rows have no result. What was confirmed is carried out, however long an outage lasts.
 */
export const batch = proxyActivities<BatchActivities>({
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/** Many short transactions, as {@link batch}. */
export const roster = proxyActivities<RosterActivities>({
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/** One SQL transaction over everybody who has something to hear; an outage in the morning is waited for. */
export const morning = proxyActivities<DigestActivities>({
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '5s', backoffCoefficient: 2, maximumInterval: '5 minutes' },
  scheduleToCloseTimeout: '12 hours',
});
