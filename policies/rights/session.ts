import type { Actor } from '../actor.ts';
import type { Rules } from './define-rules.ts';

/** Everyone sees and ends his own sessions; no right is needed. */
export function manageOwnSessions(actor: Actor, { allow }: Rules): void {
  allow(['read', 'revoke'], 'Session', { accountId: actor.accountId });
}
