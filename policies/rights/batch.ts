import type { Actor } from '../actor.ts';
import type { Rules } from './define-rules.ts';

/** Whoever makes a batch reads its receipts and may end it, in the organization in whose name he made it; nobody else. No right is needed. */
export function manageOwnBatches({ accountId, organizationId }: Actor, { allow }: Rules): void {
  if (organizationId !== null) allow(['read', 'cancel'], 'Batch', { accountId, organizationId });
}
