import { queryRows } from '../../models/database.ts';
import { findAppealable } from '../../models/stores/appeals.ts';
import { openCase } from '../../models/stores/open-case.ts';
import { submitAppeal } from '../../models/stores/submit-appeal.ts';
import type { MoveDeps } from '../moves/move.ts';
import { APPEALS } from './stories.ts';

const DAY_MS = 86_400_000;

/**
 * Lets the demo's people appeal what was rejected, each appeal already open at the organization above.
 *
 * Safe to retry: what has been appealed is left alone.
 */
export async function playAppeals(deps: MoveDeps, now: number): Promise<void> {
  const rejected = await queryRows<{ caseId: string; title: string; accountId: string }>(deps.sequelize, `
    SELECT c.id AS "caseId", d.title, c.submitter_account_id AS "accountId" FROM hour_declarations d JOIN cases c ON c.id = d.case_id
    WHERE c.outcome = 'rejected' AND d.title IN (:titles)`, { titles: Object.keys(APPEALS) });
  for (const { caseId, title, accountId } of rejected) {
    const { daysAgo = 0, reason = '' } = APPEALS[title] ?? {};
    const at = new Date(now - daysAgo * DAY_MS).toISOString();
    const appealed = await findAppealable(deps.sequelize, { caseId, at });
    if (appealed === null || appealed.refusal !== null) continue;
    const result = await submitAppeal(deps, {
      appealed, reason, accountId, owner: `account:${accountId}`, at,
      alsoWrite: async (found, _reviewer, transaction) => openCase(deps.sequelize, found, at, transaction),
    });
    if (result.status !== 'submitted') throw new Error(`The appeal of ${title} is ${JSON.stringify(result)}`);
  }
}
