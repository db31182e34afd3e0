import { proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from './ports.ts';

/**
 * Short SQL transactions. An attempt ends well inside the 5 s workflow task; while PostgreSQL is away, retries leave
 * the workflow task after 2 s, so that queries of the case go on answering.
 */
export const database = proxyLocalActivities<Activities>({
  startToCloseTimeout: '3s',
  localRetryThreshold: '2s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '10s' },
});
